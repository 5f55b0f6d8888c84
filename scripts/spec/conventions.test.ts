import { describe, expect, it } from "vitest";
import type { OperationModel } from "../generate/operations.ts";
import { bodyExamples, document, operations, requestExamples, webhooks } from "./documented-examples.ts";

/** Every status below 200 or above 299 that an operation has to document, by what it takes and does. */
function refusalsOf({ method, path, requestBody, operationId }: OperationModel): string[] {
  const isPost = method === "post";
  const namesAnId = path.includes("{") || operationId === "createPaymentSession";
  return [
    "400",
    "403",
    ...(namesAnId ? ["404"] : []),
    "405",
    ...(isPost || operationId === "updateContractor" ? ["409"] : []),
    ...(requestBody ? ["413", "415"] : []),
    ...(isPost ? ["422"] : []),
    "429",
    "500",
    "503",
  ];
}

describe.each(operations)("$operationId", (operation) => {
  const { method, parameters, responses, tags } = operation;
  const isPost = method === "post";
  const headerParameters = parameters.filter((parameter) => parameter.in === "header").map(({ name }) => name);
  const success = responses.filter(({ status }) => status.startsWith("2"));

  const statusesWith = (name: string, required: boolean) =>
    responses
      .filter(({ headers }) => headers.some((header) => header.name === name && header.required === required))
      .map(({ status }) => status);

  it("documents one success and every refusal by its exact status", () => {
    expect(success).toHaveLength(1);
    const refusals = responses.filter(({ status }) => !status.startsWith("2")).map(({ status }) => status);
    expect(refusals.toSorted()).toEqual(refusalsOf(operation));
  });

  it("belongs to one resource", () => {
    expect(tags).toHaveLength(1);
  });

  it("answers with Request-Id always, 405 with Allow, 429 and 503 with Retry-After", () => {
    expect(statusesWith("Request-Id", true)).toEqual(responses.map(({ status }) => status));
    expect(statusesWith("Allow", true)).toEqual(["405"]);
    expect(statusesWith("Retry-After", true)).toEqual(expect.arrayContaining(["429", "503"]));
  });

  it("tells the limit with each answer to a good key, and with no other", () => {
    const counted = responses.map(({ status }) => status).filter((status) => status !== "403" && status !== "405");
    for (const name of ["RateLimit-Policy", "RateLimit"]) expect(statusesWith(name, false)).toEqual(counted);
  });

  it("accepts an idempotency key, and marks what it replays, exactly if it is a POST", () => {
    expect(headerParameters.includes("Ten99Policy-Idempotent-Key")).toBe(isPost);
    expect(headerParameters.includes("Idempotency-Key")).toBe(isPost);
    const replayed = statusesWith("Idempotent-Replayed", false);
    const stored = [...success.map(({ status }) => status), "500"];
    expect(stored.filter((status) => replayed.includes(status))).toEqual(isPost ? stored : []);
  });

  it("lets the caller state the environment", () => {
    expect(headerParameters).toContain("Ten99Policy-Environment");
  });
});

const showsUrl = ({ examples }: { examples: unknown }) => JSON.stringify(examples).includes("/payment/setup/");

describe("a session's url", () => {
  const all = [...operations, ...webhooks];
  const requests = all.map((operation) => ({
    place: `${operation.operationId} request`,
    examples: requestExamples(operation),
  }));
  const responses = all.flatMap(({ operationId, responses }) =>
    responses.map((response) => ({ place: `${operationId} ${response.status}`, examples: bodyExamples(response) })),
  );

  it("is shown by the 201 of create and by no other response, event or webhook", () => {
    const places = [...requests, ...responses].filter(showsUrl).map(({ place }) => place);
    expect(places).toEqual(["createPaymentSession 201"]);
  });
});

describe("enums", () => {
  const schemas = Object.entries(document.components?.["schemas"] ?? {}) as [string, Record<string, unknown>][];

  it("are open where values may be added", () => {
    const open = schemas.filter(([, schema]) => schema["x-open-enum"] === true).map(([name]) => name);
    expect(open.toSorted()).toEqual([
      "CardBrand",
      "ErrorCode",
      "EventType",
      "Processor",
      "WebhookEndpointDisabledReason",
    ]);
  });
});
