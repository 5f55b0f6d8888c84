import { appendFile, cp } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadDocument as loadContractDocument } from "../../packages/contract-tests/src/document/load-document.ts";
import { runContract } from "../../packages/contract-tests/src/run-contract.ts";
import { type RealServer, startRealServer } from "../../packages/contract-tests/test/support/real-server.ts";
import { buildSite } from "../docs/build-site.ts";
import { loadDocument } from "../generate/load-document.ts";
import { compareDocuments } from "../spec-diff/compare-documents.ts";
import { printVerdicts } from "../spec-diff/print-verdicts.ts";
import { changeSpec } from "./support/change-spec.ts";
import { copyPackage, copyRepository, type RepositoryCopy } from "./support/repository-copy.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

/** One change of the spec, and what each of those who depend on it then sees. */
const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = await temporaryFolder();
const spec = join(folder, "spec/openapi.yaml");
let copy: RepositoryCopy;

beforeAll(async () => {
  copy = await copyRepository(folder);
  await copyPackage(folder, "docs");
  const linked = [
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "packages/contract-tests/README.md",
    "packages/checkout-simulator/README.md",
  ];
  for (const path of linked) await cp(join(root, path), join(folder, path));
  await changeSpec(join(folder, "spec"));
});

describe("whoever generates", () => {
  it("is told file by file what is stale", async () => {
    const { code, output } = await copy.generate("--check");
    expect(code).toBe(1);
    expect(output).toContain("packages/server/src/generated/handlers.ts differs");
    expect(output).toContain("packages/api-validators/src/generated/operations/refund-payment-session.ts is missing");
  });

  it("has everything in one go", async () => {
    expect(await copy.generate()).toMatchObject({ code: 0 });
    expect(await copy.generate("--check")).toMatchObject({ code: 0 });
  });
});

describe("whoever writes the server", () => {
  it("is told by the compiler of the handler, the error and the field", async () => {
    const { code, output } = await copy.checkTypes("server");
    expect(code).not.toBe(0);
    expect(output).toMatch(
      /create-server\.ts.*is not assignable to type 'Handlers'\.\n  Property 'refundPaymentSession' is missing/,
    );
    expect(output).toMatch(/errors\.ts.*\n?.*Property 'amount_too_large' is missing/);
    expect(output).toMatch(/payment-sessions\/.*'processor' does not exist in type/);
  });
});

describe("whoever uses the types", () => {
  it.each(["api-types", "api-validators", "webhooks", "api-client"])("has %s without a type error", async (name) => {
    expect(await copy.checkTypes(name)).toMatchObject({ code: 0, output: "" });
  });

  it("may use what is new, and is told what is gone", async () => {
    const { output } = await copy.checkModule(
      "api-client",
      `import type { components, KnownErrorCode, operations } from "@payment-sessions/api-types";
       type Schemas = components["schemas"];
       export const create: Schemas["PaymentSessionCreate"] = { contractor: "cn_1", return_url: "https://a.example", reference: "x" };
       export const code: KnownErrorCode = "amount_too_large";
       export type Refund = operations["refundPaymentSession"];
       export const gone = (session: Schemas["PaymentSession"]) => session.processor;`,
    );
    expect(output.trimEnd().split("\n")).toEqual([
      expect.stringMatching(/Property 'processor' does not exist on type/),
    ]);
  });
});

describe("whoever calls the API by the client", () => {
  it("has a method for the operation and sends the field", async () => {
    const { code, output } = await copy.run(
      "api-client",
      `import { createClient } from "./src/index.ts";
       const sent: string[] = [];
       const fetch = async (...args: Parameters<typeof globalThis.fetch>) => {
         const request = new Request(...args);
         sent.push(request.method + " " + new URL(request.url).pathname, await request.text());
         return Response.json({});
       };
       const client = createClient({ apiKey: "key", baseUrl: "http://127.0.0.1", fetch });
       await client.paymentSessions.refund("hps_1", { amount: 5 });
       await client.paymentSessions.create({ contractor: "cn_1", return_url: "https://a.example", reference: "x" });
       console.log(JSON.stringify(sent));`,
    );
    expect(code, output).toBe(0);
    expect(JSON.parse(output)).toEqual([
      "POST /api/v1/payment/sessions/hps_1/refund",
      '{"amount":5}',
      "POST /api/v1/payment/sessions",
      '{"contractor":"cn_1","return_url":"https://a.example","reference":"x"}',
    ]);
  });
});

describe("whoever validates", () => {
  it("accepts and refuses by the new document", async () => {
    const { code, output } = await copy.run(
      "server",
      `import { refundPaymentSession } from "@payment-sessions/api-validators/operations/refund-payment-session";
       import { createPaymentSession } from "@payment-sessions/api-validators/operations/create-payment-session";
       const headers = { "content-type": "application/json" };
       const problems = (result: { ok: boolean; errors?: { path: string }[] }) => result.errors?.map(({ path }) => path) ?? [];
       const refund = (body: unknown) => problems(refundPaymentSession.validateRequest({ path: { session: "hps_1" }, headers, body }));
       const create = (more: object) =>
         problems(createPaymentSession.validateRequest({ headers, body: { contractor: "cn_1", return_url: "https://a.example", ...more } }));
       const session = {
         id: "hps_1", status: "pending", contractor_id: "cn_1", return_url: "https://a.example", created: 1, expires_at: 2,
         completed_at: null, cancelled_at: null,
       };
       const answer = (status: number, body: unknown) => problems(refundPaymentSession.validateResponse({ status, headers, body }));
       console.log(JSON.stringify([
         refund({ amount: 5 }), refund({ amount: 0, more: true }),
         create({ reference: "x" }), create({ reference: "x".repeat(21) }),
         answer(200, session), answer(400, { error_code: "amount_too_large", message: "No.", request_id: "r" }),
       ]));`,
    );
    expect(code, output).toBe(0);
    expect(JSON.parse(output)).toEqual([[], ["/amount", "/more"], [], ["/reference"], [], []]);
  });
});

describe("whoever reads the documentation", () => {
  it("is not left without the new error code", async () => {
    await expect(buildSite(folder)).rejects.toThrow(/errors\.md:\d+: .*amount_too_large/);
  });

  it("finds the operation with its samples, the field and the code, and nothing of what is gone", async () => {
    const errors = join(folder, "packages/docs/guides/errors.md");
    await appendFile(errors, "\n## `amount_too_large`\n\nStatus 400. Ask for less.\n");
    const site = new Map((await buildSite(folder)).map(({ path, contents }) => [path, contents]));
    const reference = site.get("assets/show-reference.js") ?? "";
    for (const text of ["Refund a payment session", "client.paymentSessions.refund", '"reference":'])
      expect(reference).toContain(text);
    expect(reference).not.toContain("processor");
    expect(site.get("guides/errors.html")).toContain("amount_too_large");
    expect(site.get("assets/search-index.js")).toContain("refundPaymentSession");
    expect(site.get("openapi.yaml")).toContain("operationId: refundPaymentSession");
  });
});

describe("whoever releases", () => {
  it("is told that a field is gone, and what is new", async () => {
    const before = join(root, "spec/openapi.yaml");
    const lines = printVerdicts(await compareDocuments(await loadDocument(before), await loadDocument(spec)));
    expect(lines.filter((line) => line.startsWith("major")).join("\n")).toMatch(/processor/);
    const minor = lines.filter((line) => line.startsWith("minor")).join("\n");
    for (const name of ["refund", "reference", "amount_too_large"]) expect(minor).toContain(name);
  });
});

describe("whoever holds the server to the document", () => {
  let server: RealServer;
  beforeAll(async () => {
    server = await startRealServer();
  }, 120_000);
  afterAll(() => server.stop());

  it("finds what the server does not do yet, and what it still tells", { timeout: 120_000 }, async () => {
    const document = await loadContractDocument(spec);
    const { findings, coverage } = await runContract({ ...server, document, only: ["accepts-valid"], seed: 1 });
    const found = findings.map(({ check, operation, got }) => `${check} in ${operation}: ${got}`).join("\n");
    expect(found).toMatch(/in refundPaymentSession: .*404/);
    expect(found).toMatch(/in createPaymentSession: .*reference/);
    expect(found).toMatch(/undocumented-properties in \w+PaymentSession.*: .*processor/);
    expect(coverage).toContainEqual({ operation: "refundPaymentSession", status: "200", count: 0 });
  });
});
