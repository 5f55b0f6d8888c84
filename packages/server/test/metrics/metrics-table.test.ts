import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import "../../src/metrics/database-metrics.ts";
import "../../src/metrics/queue-gauges.ts";
import "../../src/metrics/request-metrics.ts";
import { registry } from "../../src/metrics/registry.ts";
import "../../src/metrics/work-metrics.ts";

const guide = new URL("../../../docs/guides/operations.md", import.meta.url);

/** A metric as it is registered; the library's own type leaves out what it was made with. */
type Registered = { name: string; labelNames: string[] };

it("documents every metric with its type and its labels, and no other", async () => {
  const rows = [...(await readFile(guide, "utf8")).matchAll(/^\| `(payment_sessions_\w+)` \| (\w+) \| ([^|]*)\|/gm)];
  const documented = rows.map(([, name = "", type = "", labels = ""]) => ({
    name,
    type,
    labels: [...labels.matchAll(/`(\w+)`/g)].map(([, label]) => label),
  }));
  const types = new Map((await registry.getMetricsAsJSON()).map(({ name, type }) => [name, String(type)]));
  const registered = registry.getMetricsAsArray().map((metric) => {
    const { name, labelNames } = metric as unknown as Registered;
    return { name, type: types.get(name), labels: labelNames.filter((label) => label !== "le") };
  });
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);
  expect(documented.toSorted(byName)).toEqual(registered.toSorted(byName));
});
