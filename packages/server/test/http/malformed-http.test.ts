import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { errorBody } from "../harness/error-body.ts";
import { sendBytes } from "../harness/send-bytes.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.close());

const sessions = "/api/v1/payment/sessions";

describe("what is hardly HTTP", () => {
  it.each([
    ["no HTTP", "NONSENSE\r\n\r\n"],
    ["a bad header", "GET / HTTP/1.1\r\nHost: a\r\nbad header\r\n\r\n"],
    ["an unknown method", "BREW / HTTP/1.1\r\nHost: a\r\n\r\n"],
    ["two lengths", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"],
    [
      "a length and chunks",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
    ["headers of 20 KB", `GET / HTTP/1.1\r\nHost: a\r\nX: ${"x".repeat(20_000)}\r\n\r\n`],
    ["a tunnel", "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n"],
    ["no Host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n"],
    ["two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n"],
  ])("answers %s with 400 in the shape of every error", async (_name, text) => {
    const { status, headers, body } = await sendBytes(server.url, text);
    expect([status, body]).toEqual([400, errorBody("invalid_input")]);
    expect(body).toMatchObject({ request_id: headers.get("request-id") });
  });

  it("answers two Authorization headers with 403", async () => {
    const authorization = `Authorization: Bearer ${server.organization.testKey}\r\n`;
    const { status } = await sendBytes(
      server.url,
      `GET ${sessions} HTTP/1.1\r\nHost: a\r\n${authorization}${authorization}Connection: close\r\n\r\n`,
    );
    expect(status).toBe(403);
  });

  it("does what is expected of it, or what is asked without expecting it", async () => {
    const { status, body } = await sendBytes(
      server.url,
      "GET / HTTP/1.1\r\nHost: a\r\nExpect: 200-maybe\r\nConnection: close\r\n\r\n",
    );
    expect([status, body]).toEqual([404, errorBody("resource_not_found")]);
  });

  it("takes no request id from the client", async () => {
    const { headers } = await server.client.get(sessions, {
      headers: { "request-id": "req_mine", "x-request-id": "req_mine" },
    });
    expect(headers.get("request-id")).not.toBe("req_mine");
  });
});
