import { inspect } from "node:util";
import { expect, it } from "vitest";
import { sendJson, serve } from "../test/serve.ts";
import { createTestClient } from "../test/test-client.ts";
import { paymentSession } from "../test/payment-session.ts";
import { ConnectionError, InvalidArgumentError, MalformedResponseError } from "./errors.ts";

const KEY = "ten99policy-idempotent-key";
const newSession = { contractor: "cn_1", return_url: "https://app.example.com/return?é=1" };
const failure = { error_code: "service_unavailable", message: "Try again.", request_id: "req_1" };

it("repeats a POST with the same idempotency key and the same body until it succeeds", async () => {
  const { baseUrl, requests } = await serve((response, _, index) => {
    sendJson(response, index < 2 ? 503 : 201, index < 2 ? failure : paymentSession());
  });
  const { client, pauses } = createTestClient({ baseUrl });

  const result = await client.paymentSessions.create(newSession);

  expect(result.status).toBe(201);
  expect(pauses).toEqual([250, 500]);
  expect(requests).toHaveLength(3);
  expect(requests.map(({ body }) => JSON.parse(body))).toEqual([newSession, newSession, newSession]);
  expect(new Set(requests.map(({ headers }) => headers[KEY])).size).toBe(1);
  expect(requests[0]?.headers[KEY]).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});

it("gives each call a key of its own", async () => {
  const { baseUrl, requests } = await serve((response) => sendJson(response, 200, paymentSession()));
  const { client } = createTestClient({ baseUrl });

  await client.paymentSessions.cancel("hps_1");
  await client.paymentSessions.cancel("hps_1");

  expect(requests[0]?.headers[KEY]).not.toBe(requests[1]?.headers[KEY]);
});

it("sends the caller's idempotency key", async () => {
  const { baseUrl, requests } = await serve((response) => sendJson(response, 200, paymentSession()));
  const { client } = createTestClient({ baseUrl });

  await client.paymentSessions.cancel("hps_1", { idempotencyKey: "order-17" });
  await client.paymentSessions.cancel("hps_1", { headers: { "Idempotency-Key": "order-18" } });

  expect(requests[0]?.headers[KEY]).toBe("order-17");
  expect(requests[1]?.headers).toMatchObject({ "idempotency-key": "order-18" });
  expect(requests[1]?.headers).not.toHaveProperty(KEY);
});

it("sends no idempotency key with other methods", async () => {
  const { baseUrl, requests } = await serve((response) => sendJson(response, 200, paymentSession()));
  const { client } = createTestClient({ baseUrl });

  await client.paymentSessions.get("hps_1");
  await client.contractors.update("cn_1", { phone: "+1 555 0100" });
  await client.contractors.delete("cn_1");

  expect(requests.map(({ method }) => method)).toEqual(["GET", "PUT", "DELETE"]);
  expect(requests.filter(({ headers }) => KEY in headers)).toEqual([]);
});

it("tells of 404 when a DELETE is repeated that was carried out, and whose answer got lost", async () => {
  const { baseUrl, requests } = await serve((response, _, index) => {
    if (index === 0) response.destroy();
    else sendJson(response, 404, { error_code: "resource_not_found", message: "Contractor not found." });
  });
  const { client } = createTestClient({ baseUrl });

  const { status, error } = await client.contractors.delete("cn_1");

  expect(requests.map(({ method }) => method)).toEqual(["DELETE", "DELETE"]);
  expect([status, error?.errorCode]).toEqual([404, "resource_not_found"]);
});

it("repeats after a broken connection", async () => {
  const { baseUrl, requests } = await serve((response, _, index) => {
    if (index === 0) {
      response.destroy();
    } else {
      sendJson(response, 200, paymentSession());
    }
  });
  const { client, pauses } = createTestClient({ baseUrl });

  expect((await client.paymentSessions.get("hps_1")).status).toBe(200);
  expect(requests).toHaveLength(2);
  expect(pauses).toEqual([250]);
});

it("repeats after a connection that breaks in the middle of the answer", async () => {
  const { baseUrl, requests } = await serve((response, _, index) => {
    if (index === 0) {
      response.writeHead(201, { "content-length": "1000" }).write('{"id":"hps_', () => response.destroy());
    } else {
      sendJson(response, 201, paymentSession());
    }
  });
  const { client } = createTestClient({ baseUrl });

  expect((await client.paymentSessions.create(newSession)).status).toBe(201);
  expect(requests[0]?.headers[KEY]).toBe(requests[1]?.headers[KEY]);
});

it("rejects with a ConnectionError that keeps the cause when no attempt gets through", async () => {
  const cause = new TypeError("fetch failed");
  let attempts = 0;
  const fetch = async () => {
    attempts += 1;
    throw cause;
  };
  const { client } = createTestClient({ fetch });

  const call = client.paymentSessions.get("hps_1");

  await expect(call).rejects.toBeInstanceOf(ConnectionError);
  await expect(call).rejects.toHaveProperty("cause", cause);
  expect(attempts).toBe(3);
});

it("gives the last answer when the retries are used up", async () => {
  const { baseUrl, requests } = await serve((response) => sendJson(response, 503, failure));
  const { client } = createTestClient({ baseUrl });

  expect(await client.paymentSessions.get("hps_1")).toMatchObject({ status: 503, error: { requestId: "req_1" } });
  expect(requests).toHaveLength(3);
});

it("makes as many attempts as client or call say", async () => {
  const { baseUrl, requests } = await serve((response) => sendJson(response, 503, failure));
  const { client } = createTestClient({ baseUrl, maxRetries: 0 });

  await client.paymentSessions.get("hps_1");
  expect(requests).toHaveLength(1);

  await client.paymentSessions.get("hps_1", { maxRetries: 4 });
  expect(requests).toHaveLength(6);
});

it("waits as long as Retry-After asks for", async () => {
  const date = new Date(Date.UTC(2030, 0, 1, 0, 0, 20)).toUTCString();
  const { baseUrl } = await serve((response, _, index) => {
    sendJson(response, index < 2 ? 429 : 200, {}, index === 0 ? { "retry-after": "3" } : { "retry-after": date });
  });
  const { client, pauses } = createTestClient({ baseUrl }, { now: () => Date.UTC(2030, 0, 1) });

  await client.paymentSessions.get("hps_1");

  expect(pauses).toEqual([3_000, 20_000]);
});

it.each([
  ["not at all", ""],
  ["as a page of a proxy", "<html>Welcome to the hotel</html>"],
  ["cut off, with a secret in it", '{"id":"hps_1","url":"https://my.example.com/payment/setup/test_SECRET'],
])("rejects a success that arrives %s, and quotes nothing of it", async (_, body) => {
  const { baseUrl, requests } = await serve((response) => response.writeHead(201, { "request-id": "req_9" }).end(body));
  const { client } = createTestClient({ baseUrl });

  const error: unknown = await client.paymentSessions.create(newSession).catch((reason: unknown) => reason);

  expect(error).toBeInstanceOf(MalformedResponseError);
  expect(error).toMatchObject({ status: 201, requestId: "req_9" });
  expect(inspect(error, { depth: 9 })).not.toMatch(/SECRET|hotel/);
  expect(requests).toHaveLength(1);
});

it("does not follow a redirect, which would carry body and key elsewhere", async () => {
  const elsewhere = await serve((response) => sendJson(response, 200, paymentSession()));
  const { baseUrl } = await serve((response) => response.writeHead(307, { location: elsewhere.baseUrl }).end());
  const { client } = createTestClient({ baseUrl });

  expect(await client.paymentSessions.create(newSession)).toMatchObject({ status: 307, data: undefined });
  expect(elsewhere.requests).toEqual([]);
});

it.each([
  ["timeoutMs", 0],
  ["timeoutMs", Number.NaN],
  ["timeoutMs", Number.POSITIVE_INFINITY],
  ["maxRetries", -1],
  ["maxRetries", 1.5],
])("refuses %s of %d before sending", async (name, value) => {
  const { baseUrl, requests } = await serve((response) => sendJson(response, 200, paymentSession()));
  const { client } = createTestClient({ baseUrl });

  await expect(client.paymentSessions.get("hps_1", { [name]: value })).rejects.toThrow(InvalidArgumentError);
  expect(requests).toEqual([]);
});

it("refuses an empty id before sending, which would list instead of get", async () => {
  const { baseUrl, requests } = await serve((response) => sendJson(response, 200, []));
  const { client } = createTestClient({ baseUrl });

  await expect(client.paymentSessions.get("")).rejects.toThrow('`session` must not be empty, "." or "..".');
  expect(requests).toEqual([]);
});
