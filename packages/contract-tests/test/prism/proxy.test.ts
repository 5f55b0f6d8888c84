import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { document } from "../../src/generated/document.ts";
import type { Report } from "../../src/report.ts";
import { runContract } from "../../src/run-contract.ts";
import { type RealServer, startRealServer } from "../support/real-server.ts";
import { type Prism, readPrismOperations, startPrismProxy } from "./start-prism.ts";
import { violationsIn } from "./violations.ts";

const checks = ["accepts-valid", "refuses-invalid", "life-cycle", "reads-its-writes"];

const judged: { answer: string; violations: string[] }[] = [];

let server: RealServer;
let prism: Prism;
let report: Report;
beforeAll(async () => {
  server = await startRealServer();
  prism = await startPrismProxy(await readPrismOperations(), server.baseUrl, (answer) => {
    const { resource, element } = answer;
    const violations = violationsIn(answer).map(({ message }) => message);
    judged.push({ answer: `${resource.method} ${resource.path} ${element.statusCode}`, violations });
  });
  report = await runContract({ ...server, baseUrl: prism.baseUrl, document, only: checks, seed: 1 });
});
afterAll(async () => {
  await prism?.close();
  await server?.stop();
});

describe("the service behind Prism's proxy, under the suite's requests", () => {
  it("answers nothing that violates the document in Prism's eyes", () => {
    expect(judged.filter(({ violations }) => violations.length > 0)).toEqual([]);
  });

  it("is judged by Prism in every answer, bad requests' included", () => {
    expect(report.checks.map(({ name, skipped }) => ({ name, skipped }))).toEqual(
      expect.arrayContaining(checks.map((name) => ({ name }))),
    );
    // The first request of a run asks whether anybody is there, of no operation.
    expect(judged.length).toBe(report.requests - 1);
    expect(judged.filter(({ answer }) => answer.endsWith(" 400")).length).toBeGreaterThan(100);
  });

  it("conforms in the suite's eyes, but for one body that Prism does not hand on", () => {
    // Prism takes a body that is JSON's `null` for none, and here none is allowed.
    const lostBody = {
      check: "refuses-invalid",
      operation: "resendEvent",
      expected: "a documented 4xx for a body of type null",
      count: 1,
    };
    expect(report.findings).toEqual([expect.objectContaining(lostBody)]);
  });
});
