import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { listSettings } from "../../src/config.ts";

const readme = new URL("../../README.md", import.meta.url);

it("documents every setting, and no other", async () => {
  const text = await readFile(readme, "utf8");
  const documented = [...text.matchAll(/^\| `([A-Z][A-Z0-9_]+)` \|/gm)].map(([, name]) => name ?? "");
  // Those of the live environment have the same names.
  const settings = listSettings().filter((name) => !name.startsWith("CHECKOUT_LIVE_"));
  expect(documented.filter((name) => name === name.toUpperCase()).toSorted()).toEqual(settings);
});
