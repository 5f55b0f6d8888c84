import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadDocument } from "../src/document/load-document.ts";
import { exitCodeOf, type Report } from "../src/report.ts";
import { runContract } from "../src/run-contract.ts";

/** A document that has nothing to do with this API, held against Prism's mock of it. */
const spec = fileURLToPath(new URL("../../../scripts/test/second-spec/openapi.yaml", import.meta.url));
const mock = fileURLToPath(new URL("prism/mock-process.ts", import.meta.url));

let prism: ChildProcess;
let report: Report;
beforeAll(async () => {
  prism = spawn(process.execPath, ["--conditions=@payment-sessions/source", mock, spec], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(prism.stdout as NonNullable<ChildProcess["stdout"]>, "data")) as [Buffer];
  const document = await loadDocument(spec);
  report = await runContract({ baseUrl: line.toString().trim(), apiKey: "key", document, seed: 1, timeoutMs: 1_000 });
}, 120_000);
afterAll(async () => {
  prism.kill();
  await once(prism, "close");
});

describe("another API", () => {
  test("is checked by its document alone", () => {
    expect(report.checks.map(({ name }) => name)).toContain("accepts-valid");
    expect(report.checks.map(({ name }) => name)).not.toContain("life-cycle");
    expect(report.checks.filter(({ skipped }) => skipped !== undefined)).toEqual([]);
  });

  test("is met wherever its server answers", () => {
    const met = report.coverage.filter(({ status, count }) => !/^[45]/.test(status) && count > 0);
    expect(met.map(({ operation }) => operation)).toEqual(
      expect.arrayContaining(["probeAnimal", "update-animal", "GET /shared/first", "GET /health"]),
    );
  });

  test("has the findings that its server deserves", () => {
    const found = report.findings.map(({ check, operation }) => `${check} in ${operation}`);
    expect(found).toEqual(
      expect.arrayContaining([
        // Prism never answers where a parameter in a delimited style is left out,
        "answers in search",
        // refuses credentials with 401 where the document has no such status,
        "documented-status in GET /shared/first",
        // takes null for no body,
        "refuses-invalid in update-animal",
        // and knows neither Allow nor HEAD.
        "refuses-other-methods in POST /health",
        "answers-head in HEAD /health",
      ]),
    );
    expect(exitCodeOf(report)).toBe(1);
  });
});
