import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { encodeId } from "../../src/ids.ts";
import { createContractor, createSession } from "../harness/requests.ts";
import { sendBytes } from "../harness/send-bytes.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.close());

const lines = () =>
  server
    .log()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe("the log", () => {
  it("has one line for each request, with its id, route, status and duration", async () => {
    const { id } = await createContractor(server.client);
    const { headers } = await server.client.get(`/api/v1/contractors/${id}?nonsense=1`);
    const found = lines().filter((line) => line["request_id"] === headers.get("request-id"));
    expect(found).toEqual([
      expect.objectContaining({
        level: 30,
        msg: "request",
        method: "GET",
        route: "/api/v1/contractors/:contractor",
        status: 400,
        duration_ms: expect.any(Number),
        api_key: expect.stringMatching(/^key_/),
        organization: encodeId("org", server.organization.id),
      }),
    ]);
  });

  it("has a line for what is not even a request, without the bytes that it was", async () => {
    const { headers } = await sendBytes(server.url, "GET /%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    const other = await sendBytes(server.url, "NONSENSE\r\n\r\n");
    for (const id of [headers.get("request-id"), other.headers.get("request-id")]) {
      expect(lines()).toContainEqual(
        expect.objectContaining({ request_id: id, status: 400, msg: "malformed request" }),
      );
    }
    expect(server.log()).not.toMatch(/%zz|NONSENSE/);
  });

  it("contains no key, url, token, address or identification of anybody, whatever fails", async () => {
    const { testKey } = server.organization;
    const contractor = await createContractor(server.client, { tax_identification: "987-65-4321" });
    const { id, url } = await createSession(server.client, contractor.id);
    const basic = Buffer.from(`${testKey}:`).toString("base64");
    const idempotencyKey = "idempotency-key-of-a-client";
    await server.client.get(`/api/v1/contractors?email=${contractor.email}`, {
      headers: { authorization: `Basic ${basic}` },
    });
    await server.client.post(
      `/api/v1/payment/sessions/${id}/cancel`,
      {},
      { headers: { "idempotency-key": idempotencyKey } },
    );
    await server.client.get(`/payment/setup/${url.split("/").at(-1)}`);
    await server.client.get(`/api/v1/contractors?key=${testKey}`);
    await server.client.get(`/api/v1/contractors/${testKey}`);
    await server.client.get("/api/v1/contractors", { key: `${testKey}x` });
    await server.client.send("POST", "/api/v1/contractors", {
      body: `{"k":"${testKey}"`,
      headers: { "content-type": "application/json" },
    });
    await server.database.sql`alter table payment_sessions rename to gone`;
    await server.client.get(`/api/v1/payment/sessions/${id}`);
    await server.database.sql`alter table gone rename to payment_sessions`;
    const log = server.log();
    expect(log).toContain("the request failed");
    const token = url.split("/").at(-1) ?? "";
    for (const secret of [
      testKey,
      testKey.slice(9),
      basic,
      token,
      token.slice(5),
      idempotencyKey,
      contractor.email,
      "987-65-4321",
    ]) {
      expect(log).not.toContain(secret);
    }
  });
});
