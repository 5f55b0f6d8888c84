import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { KnownErrorCode } from "@payment-sessions/api-types";
import { errorBody } from "../harness/error-body.ts";
import { createContractor, newContractor, returnUrl } from "../harness/requests.ts";
import { sendBytes } from "../harness/send-bytes.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";

let server: TestServer;
let contractor: string;

beforeAll(async () => {
  server = await startTestServer();
  contractor = (await createContractor(server.client)).id;
});

afterAll(() => server.close());

const sessions = "/api/v1/payment/sessions";

const json = { "content-type": "application/json" };
const padded = (bytes: number) => {
  const text = JSON.stringify({ ...newContractor(), first_name: "" });
  return text.replace('"first_name":""', `"first_name":"${"x".repeat(bytes - Buffer.byteLength(text))}"`);
};
const session = (rest: string) => `{"contractor":"${contractor}","return_url":"${returnUrl}"${rest}}`;
const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);

function* chunks() {
  for (let index = 0; index < 100; index++) yield new TextEncoder().encode("x".repeat(10_000));
}

describe("bodies", () => {
  const table: [
    name: string,
    body: () => string | Uint8Array,
    status: number,
    code: KnownErrorCode,
    paths?: string[],
  ][] = [
    ["no body", () => "", 400, "invalid_input", [""]],
    ["cut JSON", () => session("").slice(0, -1), 400, "invalid_input", [""]],
    ["no JSON", () => "contractor=1", 400, "invalid_input", [""]],
    ["two values", () => "{}{}", 400, "invalid_input", [""]],
    ["an array", () => "[]", 400, "invalid_input", [""]],
    ["null", () => "null", 400, "invalid_input", [""]],
    ["a string", () => '"x"', 400, "invalid_input", [""]],
    ["nothing that is required", () => "{}", 400, "invalid_input", ["/contractor", "/return_url"]],
    ["wrong types", () => '{"contractor":1,"return_url":null}', 400, "invalid_input", ["/contractor", "/return_url"]],
    [
      "an object for a text",
      () => `{"contractor":{},"return_url":["${returnUrl}"]}`,
      400,
      "invalid_input",
      ["/contractor", "/return_url"],
    ],
    ["an unknown property", () => session(',"amount":1,"url":"x"'), 400, "invalid_input", ["/amount", "/url"]],
    ["NUL", () => '{"contractor":"a\\u0000","return_url":"x"}', 400, "invalid_input", ["/contractor"]],
    ["a lone surrogate", () => '{"contractor":"x","return_url":"\\udc00"}', 400, "invalid_input", ["/return_url"]],
    ["an unknown property with NUL in its name", () => session(',"\\u0000":1'), 400, "invalid_input", ["/\u0000"]],
    ["__proto__", () => session(',"__proto__":{"isAdmin":true}'), 400, "invalid_input", ["/__proto__"]],
    [
      "constructor and prototype",
      () => session(',"constructor":{"prototype":{}}'),
      400,
      "invalid_input",
      ["/constructor"],
    ],
    ["1e400", () => session(',"amount":1e400'), 400, "invalid_input", ["/amount"]],
    ["nesting of 10,000 arrays", () => nested(10_000), 400, "invalid_input"],
    ["nesting of 10,000 objects", () => '{"a":'.repeat(10_000) + "1" + "}".repeat(10_000), 400, "invalid_input"],
    ["deep nesting in an unknown property", () => session(`,"a":${nested(10_000)}`), 400, "invalid_input"],
    ["bytes that are no UTF-8", () => Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 400, "invalid_input", [""]],
    ["64 KiB and one byte", () => padded(65_537), 413, "payload_too_large"],
    ["a megabyte", () => padded(1_000_000), 413, "payload_too_large"],
  ];

  it.each(table)("refuses %s", async (_name, body, status, code, paths) => {
    const before = await server.database.sql`select count(*) from payment_sessions`;
    const answer = await server.client.send("POST", sessions, { body: body(), headers: json });
    expect([answer.status, answer.body]).toEqual([status, errorBody(code, paths)]);
    expect(await server.database.sql`select count(*) from payment_sessions`).toEqual(before);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it("refuses what is too large without a length before it has read all of it", async () => {
    const answer = await server.client.send("POST", sessions, { body: ReadableStream.from(chunks()), headers: json });
    expect([answer.status, answer.body]).toEqual([413, errorBody("payload_too_large")]);
  });

  it("looks at the content of 64 KiB", async () => {
    const answer = await server.client.send("POST", "/api/v1/contractors", { body: padded(65_536), headers: json });
    expect([answer.status, answer.body]).toEqual([400, errorBody("invalid_input", ["/first_name"])]);
  });

  it.each([
    ["no content type", {}],
    ["a form", { "content-type": "application/x-www-form-urlencoded" }],
    ["text", { "content-type": "text/plain" }],
    ["another JSON", { "content-type": "application/problem+json" }],
    ["no media type", { "content-type": "json" }],
    ["compressed JSON", { ...json, "content-encoding": "gzip" }],
  ])("refuses a body with %s", async (_name, headers) => {
    // A Uint8Array, because fetch gives a string a content type.
    const body = new TextEncoder().encode(session(""));
    const answer = await server.client.send("POST", sessions, { body, headers });
    expect([answer.status, answer.body]).toEqual([415, errorBody("unsupported_media_type")]);
  });

  it.each(["application/json; charset=utf-8", "Application/JSON", "application/json;charset=UTF-8"])(
    "accepts %s",
    async (type) => {
      const answer = await server.client.send("POST", sessions, {
        body: session(""),
        headers: { "content-type": type },
      });
      expect(answer.status).toBe(201);
    },
  );

  it("reports what is wrong in every part of a request at once", async () => {
    const answer = await server.client.send("POST", `${sessions}?dry_run=1`, {
      body: '{"contractor":1,"a":"\\u0000"}',
      headers: { ...json, "Ten99Policy-Environment": "nowhere" },
    });
    const places = ["/Ten99Policy-Environment", "/a", "/contractor", "/dry_run", "/return_url"];
    expect(answer.body).toEqual(errorBody("invalid_input", places));
  });

  it("ignores the body of a GET, as some clients send one", async () => {
    const { status } = await sendBytes(
      server.url,
      `GET ${sessions} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${server.organization.testKey}\r\n` +
        "Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}",
    );
    expect(status).toBe(200);
  });
});
