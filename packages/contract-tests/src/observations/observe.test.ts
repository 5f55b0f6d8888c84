import { describe, expect, it } from "vitest";
import { readContractDocument } from "../document/contract-document.ts";
import type { Json } from "../document/json.ts";
import { observe } from "./observe.ts";
import { SecretWatch } from "./secrets.ts";

const pet: Json = {
  type: "object",
  required: ["id"],
  properties: {
    id: { type: "string", format: "uuid" },
    owner: { anyOf: [{ type: "null" }, { type: "object", properties: { name: { type: "string" } } }] },
    labels: { type: "object", properties: {}, additionalProperties: { type: "string" } },
    toys: { type: "array", items: { type: "object", properties: { name: {} } } },
  },
};
const document = readContractDocument({
  openapi: "3.1.0",
  paths: {
    "/pets/{pet}": {
      get: {
        operationId: "getPet",
        responses: {
          "200": {
            headers: { "X-Count": { required: true, schema: { type: "integer", minimum: 1 } } },
            content: { "application/json; charset=utf-8": { schema: pet }, "image/*": {} },
          },
          "204": {},
          "4XX": { content: { "application/json": { schema: { required: ["request_id"] } } } },
        },
      },
    },
  },
});
const [operation] = document.operations;
const id = "5f0f8bd6-0a4b-4700-9bed-881897c3d640";

interface Received {
  status?: number;
  headers?: Record<string, string>;
  body?: Json | string;
  method?: string;
}

function checksOf({
  status = 200,
  headers = {},
  body = { id },
  method = "GET",
}: Received): [string, string | undefined][] {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const all = { "content-type": "application/json", "x-count": "1", "request-id": "r1", ...headers };
  const response = { status, headers: all, body: Buffer.from(text), json: typeof body === "string" ? undefined : body };
  const request = { method, target: "/pets/1", headers: [], body: undefined };
  return observe({ operation, request, response }, document, new SecretWatch()).map(({ check, pointer }) => [
    check,
    pointer,
  ]);
}

describe("an answer", () => {
  it.each<[string, Received]>([
    ["as documented", {}],
    [
      "with every property",
      { body: { id, owner: { name: "Ada" }, labels: { any: "thing" }, toys: [{ name: "ball" }] } },
    ],
    ["with a null that is allowed", { body: { id, owner: null } }],
    ["of a documented range of media types", { headers: { "content-type": "image/png" }, body: "…" }],
    ["without a body where none is documented", { status: 204, body: "", headers: {} }],
    ["with a status of a documented class", { status: 404, body: { request_id: "r1" } }],
    ["to HEAD, without a body", { method: "HEAD", body: "" }],
    [
      "that is replayed, with the id of the first request",
      { status: 400, body: { request_id: "r0" }, headers: { "idempotent-replayed": "true" } },
    ],
  ])("is as it has to be: %s", (_name, received) => {
    expect(checksOf(received)).toEqual([]);
  });

  it.each<[string, Received, [string, string | undefined][]]>([
    ["an undocumented status", { status: 302 }, [["documented-status", undefined]]],
    ["a failure", { status: 500 }, [["no-server-error", undefined]]],
    ["another media type", { headers: { "content-type": "text/plain" } }, [["content-type", undefined]]],
    [
      "another kind of JSON",
      { headers: { "content-type": "application/problem+json" } },
      [["content-type", undefined]],
    ],
    ["no JSON", { body: "{" }, [["response-body", ""]]],
    ["a wrong format", { body: { id: "1" } }, [["response-body", "/id"]]],
    ["something missing", { body: {} }, [["response-body", "/id"]]],
    ["a wrong type deep within", { body: { id, toys: [{}, 1] } }, [["response-body", "/toys/1"]]],
    ["an unknown property", { body: { id, secret: 1 } }, [["undocumented-properties", "/secret"]]],
    [
      "an unknown property in an alternative",
      { body: { id, owner: { "a/b": 1 } } },
      [["undocumented-properties", "/owner/a~1b"]],
    ],
    [
      "an unknown property in a list",
      { body: { id, toys: [{ name: 1 }, { price: 2 }] } },
      [["undocumented-properties", "/toys/1/price"]],
    ],
    ["a body where none is documented", { status: 204 }, [["response-body", ""]]],
    ["a body to HEAD", { method: "HEAD" }, [["response-body", ""]]],
    ["a header of another type", { headers: { "x-count": "many" } }, [["response-headers", undefined]]],
    ["a header out of range", { headers: { "x-count": "0" } }, [["response-headers", undefined]]],
    ["another request's id", { status: 400, body: { request_id: "r2" } }, [["request-id", "/request_id"]]],
  ])("is told of: %s", (_name, received, checks) => {
    expect(checksOf(received)).toEqual(checks);
  });
});
