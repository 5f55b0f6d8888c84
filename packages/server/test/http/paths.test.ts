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

describe("paths", () => {
  it.each([
    "/",
    "/api/v1",
    "/api/v1/unknown",
    `${sessions}/`,
    `${sessions}/a/b`,
    `${sessions}/a/cancel/`,
    "/API/v1/contractors",
  ])("answers GET, POST and PROPFIND of %s with 404, without asking for a key", async (path) => {
    for (const method of ["GET", "POST", "PROPFIND"]) {
      const answer = await server.client.send(method, path, { key: null });
      expect([answer.status, answer.body]).toEqual([404, errorBody("resource_not_found")]);
    }
  });

  it.each([
    [sessions, ["DELETE", "PUT", "PATCH", "OPTIONS", "PROPFIND"], "GET, HEAD, POST"],
    [`${sessions}/hps_1`, ["POST", "DELETE", "PUT", "OPTIONS"], "GET, HEAD"],
    [`${sessions}/hps_1/cancel`, ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"], "POST"],
    ["/api/v1/contractors", ["PUT", "DELETE", "OPTIONS"], "GET, HEAD, POST"],
    ["/api/v1/contractors/cn_1", ["POST", "PATCH", "OPTIONS"], "GET, HEAD, PUT, DELETE"],
    ["/api/v1/webhook_endpoints", ["PUT", "DELETE"], "GET, HEAD, POST"],
    ["/api/v1/webhook_endpoints/whe_1", ["POST", "PATCH"], "GET, HEAD, PUT, DELETE"],
    ["/api/v1/webhook_endpoints/whe_1/rotate_secret", ["GET", "PUT"], "POST"],
    ["/api/v1/webhook_endpoints/whe_1/deliveries", ["POST", "DELETE"], "GET, HEAD"],
    ["/api/v1/events", ["POST", "DELETE"], "GET, HEAD"],
    ["/api/v1/events/ev_1", ["POST", "DELETE"], "GET, HEAD"],
    ["/api/v1/events/ev_1/resend", ["GET", "PUT"], "POST"],
    ["/api/v1/test_helpers/payment/sessions/hps_1/complete", ["GET", "DELETE"], "POST"],
    ["/api/v1/test_helpers/payment/sessions/hps_1/expire", ["GET", "DELETE"], "POST"],
  ])("names the methods of %s", async (path, methods, allow) => {
    for (const method of methods) {
      const { status, headers, body } = await server.client.send(method, path, { key: null });
      expect([status, headers.get("allow")]).toEqual([405, allow]);
      expect(body).toEqual(method === "HEAD" ? undefined : errorBody("method_not_allowed"));
    }
  });

  it("answers HEAD as GET without the body", async () => {
    const head = await server.client.send("HEAD", `${sessions}?limit=3`);
    const get = await server.client.get(`${sessions}?limit=3`);
    expect([head.status, head.body]).toEqual([200, undefined]);
    expect(head.headers.get("content-length")).toBe(get.headers.get("content-length"));
    expect((await server.client.send("HEAD", sessions, { key: null })).status).toBe(403);
  });

  it.each([
    "/api/v1/payment/sessions/%zz",
    "/api/v1/payment/sessions/%ff",
    "/%",
    "/api/v1/payment/sessions/%ED%A0%80/cancel",
  ])("refuses %s, which is not percent-encoded UTF-8", async (path) => {
    const { status, body } = await sendBytes(
      server.url,
      `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
    );
    expect([status, body]).toEqual([400, errorBody("invalid_input", [""])]);
  });
});
