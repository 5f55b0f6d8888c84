import { describe, expect, it } from "vitest";
import { readContractDocument } from "../document/contract-document.ts";
import type { Json } from "../document/json.ts";
import { SecretWatch } from "./secrets.ts";

const { operations } = readContractDocument({
  openapi: "3.1.0",
  paths: {
    "/sessions": { post: { operationId: "createPaymentSession" }, get: { operationId: "listPaymentSessions" } },
    "/endpoints": { post: { operationId: "createWebhookEndpoint" } },
  },
});

const exchange = (operationId: string, json: Json) => ({
  operation: operations.find(({ id }) => id === operationId),
  request: { method: "POST", target: "/", headers: [], body: undefined },
  response: { status: 200, headers: {}, body: Buffer.from(JSON.stringify(json)), json },
});

describe("a secret", () => {
  it.each([
    [
      "the token of a url",
      "createPaymentSession",
      { url: "https://pay.example.com/setup/test_0123456789abcdef" },
      "test_0123456789abcdef",
    ],
    [
      "a signing secret with slashes",
      "createWebhookEndpoint",
      { secret: "whsec_abcdefghijkl/mnopqrst/uv=" },
      "whsec_abcdefghijkl/mnopqrst/uv=",
    ],
  ])("is seen again: %s", (_name, operationId, created, secret) => {
    const watch = new SecretWatch();
    expect(watch.observe(exchange(operationId, created))).toEqual([]);
    expect(watch.observe(exchange("listPaymentSessions", [{ id: "1" }]))).toEqual([]);
    const [problem] = watch.observe(exchange("listPaymentSessions", [{ note: `It is ${secret}.` }]));
    expect(problem?.check).toBe("shows-secrets-once");
    expect(watch.redact(`It is ${secret}.`)).toBe("It is [redacted].");
  });

  it("of many, the latest are watched", () => {
    const watch = new SecretWatch(2);
    const secrets = ["a", "b", "c"].map((letter) => `whsec_${letter.repeat(20)}`);
    for (const secret of secrets) watch.observe(exchange("createWebhookEndpoint", { secret }));
    const problems = secrets.map((secret) => watch.observe(exchange("listWebhookEndpoints", [{ secret }])).length);
    expect(problems).toEqual([0, 1, 1]);
  });
});
