import { expect, test } from "vitest";
import { document } from "../src/generated/document.ts";
import { toText } from "../src/output/text.ts";
import { runContract } from "../src/run-contract.ts";
import { startRealServer } from "./support/real-server.ts";

test("a server that limits requests has no finding for that, and the report counts how often it did", async () => {
  const { stop, ...server } = await startRealServer({
    env: { RATE_LIMIT_PER_SECOND: "1", RATE_LIMIT_BURST: "5" },
  });
  const report = await runContract({ ...server, document, only: ["final-states"], seed: 1 });
  await stop();
  expect(report.findings).toEqual([]);
  expect(report.checks.filter(({ skipped }) => skipped !== undefined)).toEqual([]);
  expect(report.rateLimited).toBeGreaterThan(0);
  expect(toText(report)).toContain(`${report.rateLimited} of them refused for a while (429), and sent again`);
}, 120_000);
