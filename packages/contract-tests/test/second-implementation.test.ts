import { afterAll, beforeAll, expect, test } from "vitest";
import { exitCodeOf } from "../src/report.ts";
import { runContract } from "../src/run-contract.ts";
import { documentOf } from "./support/documents.ts";
import { secondContractor, secondKey, startSecondImplementation } from "./support/second-implementation.ts";

let server: Awaited<ReturnType<typeof startSecondImplementation>>;
beforeAll(async () => {
  server = await startSecondImplementation();
});
afterAll(() => server.close());

test("finds nothing wrong with a server that somebody else wrote", async () => {
  const document = documentOf((path) => path.startsWith("/api/v1/payment/sessions"));
  const report = await runContract({
    baseUrl: server.baseUrl,
    apiKey: secondKey,
    document,
    contractor: secondContractor,
    seed: 7,
  });
  expect(report.findings).toEqual([]);
  expect(exitCodeOf(report)).toBe(0);
  const skipped = report.checks.filter((check) => check.skipped !== undefined).map(({ name }) => name);
  expect(skipped.toSorted()).toEqual(
    [
      "delivers-webhooks",
      "environments-apart",
      "pagination",
      "reads-its-writes",
      "refuses-disabled-endpoint",
      "refuses-duplicate-email",
      "refuses-webhook-targets",
      "retries-webhooks",
      "rotates-secrets",
      "sends-what-is-subscribed",
      "stores-cards",
      "tenants-apart",
    ].toSorted(),
  );
  expect(report.coverage.filter(({ status, count }) => status === "409" && count === 0)).toEqual([]);
  expect(report.coverage.filter(({ count, unreachable }) => count === 0 && unreachable === undefined)).toEqual([]);
});
