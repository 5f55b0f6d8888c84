import { describe, expect, it } from "vitest";
import { codesShown, objectAt, operations } from "./documented-examples.ts";

/** What integrators were promised of this operation before there was a machine-readable document. */
const attributes = [
  { name: "cancelled_at", type: "integer(int64) | null" },
  { name: "completed_at", type: "integer(int64) | null" },
  { name: "contractor_id", type: "string" },
  { name: "created", type: "integer(int64)" },
  { name: "expires_at", type: "integer(int64)" },
  { name: "id", type: "string" },
  { name: "processor", type: "string", values: ["checkout"] },
  { name: "return_url", type: "string" },
  { name: "status", type: "string", values: ["pending", "completed", "cancelled", "expired"] },
  { name: "url", type: "string" },
];

const promisedRefusals = [
  { status: "400", codes: ["session_not_pending", "session_expired"] },
  { status: "403", codes: ["invalid_api_key"] },
  { status: "404", codes: ["resource_not_found"] },
];

const commonRefusals = ["405", "409", "422", "429", "500", "503"];

const cancel = operations.find(({ operationId }) => operationId === "cancelPaymentSession");
const session = objectAt("/components/schemas/PaymentSession").value;

function responseTo(status: string) {
  const response = cancel?.responses.find((candidate) => candidate.status === status);
  expect.assert(response, `${status} is documented`);
  return response;
}

function typeOf({ type, format }: Record<string, unknown>): string {
  const [first, ...rest] = [type].flat().map(String);
  return [typeof format === "string" ? `${first}(${format})` : first, ...rest].join(" | ");
}

describe("cancelPaymentSession", () => {
  it("is POST /api/v1/payment/sessions/{session}/cancel without a body", () => {
    expect(cancel).toMatchObject({ method: "post", path: "/api/v1/payment/sessions/{session}/cancel" });
    expect(cancel).not.toHaveProperty("requestBody");
  });

  it("takes the session in its path, and nothing else but headers", () => {
    const names = cancel?.parameters.filter((parameter) => parameter.in !== "header").map(({ name }) => name);
    expect(names).toEqual(["session"]);
  });

  it("answers 200 with a payment session as JSON", () => {
    const [json, ...others] = responseTo("200").content;
    expect(json).toMatchObject({
      type: "application/json",
      schema: { schema: { $ref: "#/components/schemas/PaymentSession" } },
    });
    expect(others).toEqual([]);
  });

  it.each(attributes)("answers $name as $type", ({ name, type, values }) => {
    const { value: schema } = objectAt(`/components/schemas/PaymentSession/properties/${name}`);
    expect(typeOf(schema)).toBe(type);
    expect(schema["enum"]).toEqual(values);
    expect(schema["description"]).toMatch(/\w/);
  });

  it("answers every attribute but url, always", () => {
    const names = attributes.map(({ name }) => name);
    expect(Object.keys(session["properties"] as object)).toEqual(names);
    expect(session["required"]).toEqual(names.filter((name) => name !== "url"));
  });

  it.each(promisedRefusals)("refuses with $status for the reasons $codes", ({ status, codes }) => {
    expect(codesShown(responseTo(status))).toEqual(expect.arrayContaining(codes));
  });

  it("documents no status but those and what every POST without a body can answer", () => {
    const documented = cancel?.responses.map(({ status }) => status).toSorted();
    expect(documented).toEqual(["200", ...promisedRefusals.map(({ status }) => status), ...commonRefusals]);
  });
});
