import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { copyRepository, type RepositoryCopy } from "./support/repository-copy.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

/** What a person adds to the spec: one operation, in a file of its own. */
const newPath = `post:
  operationId: refundPaymentSession
  tags:
    - Payment sessions
  summary: Refund a payment session
  parameters:
    - name: session
      in: path
      required: true
      schema:
        type: string
  requestBody:
    required: true
    content:
      application/json:
        schema:
          type: object
          additionalProperties: false
          required:
            - amount
          properties:
            amount:
              type: integer
              minimum: 1
  responses:
    "200":
      description: Refunded.
      content:
        application/json:
          schema:
            $ref: ../components/schemas/payment-session.yaml#/PaymentSession
`;

const folder = await temporaryFolder();
let copy: RepositoryCopy;

beforeAll(async () => {
  copy = await copyRepository(folder);
  const spec = join(folder, "spec/openapi.yaml");
  const entry = "paths:\n  /api/v1/payment/sessions/{session}/refund:\n    $ref: paths/payment-session-refund.yaml\n";
  await writeFile(spec, (await readFile(spec, "utf8")).replace(/^paths:\n/m, entry));
  await writeFile(join(folder, "spec/paths/payment-session-refund.yaml"), newPath);
});

describe("a new operation in the spec", () => {
  it("makes the generated code stale, file by file", async () => {
    const { code, output } = await copy.generate("--check");
    expect(code).toBe(1);
    expect(output).toContain("packages/server/src/generated/handlers.ts differs");
    expect(output).toContain("packages/api-validators/src/generated/operations/refund-payment-session.ts is missing");
  });

  it("is generated in one go", async () => {
    expect(await copy.generate()).toMatchObject({ code: 0 });
    expect(await copy.generate("--check")).toMatchObject({ code: 0 });
  });

  it("is a type error of the server that names the missing handler", async () => {
    const { code, output } = await copy.checkTypes("server");
    expect(code).not.toBe(0);
    expect(output).toMatch(/create-server\.ts.*is not assignable to type 'Handlers'\.\n  Property 'refundPaymentSession' is missing/);
  });

  it.each(["api-types", "api-validators", "webhooks", "api-client"])("leaves %s free of type errors", async (name) => {
    expect(await copy.checkTypes(name)).toEqual({ code: 0, output: "" });
  });

  it("is a method of the client", async () => {
    const { code, output } = await copy.run(
      "api-client",
      `import { createClient } from "./src/index.ts";
       const sent: string[] = [];
       const fetch = async (...args: Parameters<typeof globalThis.fetch>) => {
         const request = new Request(...args);
         sent.push(request.method, new URL(request.url).pathname, await request.text());
         return Response.json({});
       };
       const client = createClient({ apiKey: "key", baseUrl: "http://127.0.0.1", fetch });
       await client.paymentSessions.refund("hps_1", { amount: 5 });
       console.log(JSON.stringify(sent));`,
    );
    expect(code, output).toBe(0);
    expect(JSON.parse(output)).toEqual(["POST", "/api/v1/payment/sessions/hps_1/refund", '{"amount":5}']);
  });

  it("is enforced by the validators", async () => {
    const { output } = await copy.run(
      "server",
      `import { refundPaymentSession } from "@payment-sessions/api-validators/operations/refund-payment-session";
       const headers = { "content-type": "application/json" };
       const validate = (body: unknown) => refundPaymentSession.validateRequest({ path: { session: "hps_1" }, headers, body });
       console.log(JSON.stringify([validate({ amount: 5 }).ok, validate({ amount: 0, more: true })]));`,
    );
    const [valid, invalid] = JSON.parse(output) as [boolean, { errors: { path: string }[] }];
    expect(valid).toBe(true);
    expect(invalid.errors.map(({ path }) => path)).toEqual(["/amount", "/more"]);
  });
});
