import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ContractOptions } from "../src/contract-options.ts";
import { document } from "../src/generated/document.ts";
import type { Report } from "../src/report.ts";
import { runContract } from "../src/run-contract.ts";
import { type RealServer, startRealServer } from "./support/real-server.ts";

let server: RealServer;
beforeAll(async () => {
  server = await startRealServer();
}, 120_000);
afterAll(() => server.stop());

const hold = (options: Partial<ContractOptions>): Promise<Report> => {
  const { baseUrl, apiKey, liveKey, otherTenantKey } = server;
  return runContract({ baseUrl, apiKey, liveKey, otherTenantKey, document, ...options });
};

describe("our server", () => {
  test("conforms, and is met in every documented status that can be brought about", { timeout: 180_000 }, async () => {
    const report = await hold({ seed: 1 });
    expect(report.findings).toEqual([]);
    expect(report.warnings).toEqual([]);
    expect(report.checks.filter(({ skipped }) => skipped !== undefined)).toEqual([]);
    expect(report.coverage.filter(({ count, unreachable }) => count === 0 && unreachable === undefined)).toEqual([]);
  });

  test.each([2, 3, 4, 5, 6, 7, 8, 9, 10])("conforms to what is generated from seed %i", async (seed) => {
    const only = ["answers-generated-requests"];
    expect((await hold({ seed, only })).findings).toEqual([]);
  });
});
