import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dumpOwnTables } from "../harness/dump-tables.ts";
import { errorBody } from "../harness/error-body.ts";
import { countRows, isReplayed, newKey, withKey } from "../harness/idempotency.ts";
import {
  createContractor,
  createEndpoint,
  createEvent,
  createSession,
  endpointUrl,
  newContractor,
  returnUrl,
  type WireSession,
} from "../harness/requests.ts";
import { createTestKey } from "../harness/test-organization.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";

const sessions = "/api/v1/payment/sessions";

let server: TestServer;
let contractor: string;
beforeAll(async () => {
  server = await startTestServer();
  contractor = (await createContractor(server.client)).id;
});
afterAll(() => server.close());
beforeEach(
  () => server.database.sql`truncate idempotency_keys, deliveries, events, payment_attempts, payment_sessions`,
);

const newSession = () => ({ contractor, return_url: returnUrl });

describe("the same request under the same key", () => {
  it("gets the first status and body again, the very same url, and creates nothing", async () => {
    const key = newKey();
    const first = await server.client.post(sessions, newSession(), key);
    const again = await server.client.post(sessions, newSession(), key);
    expect([first.status, isReplayed(first)]).toEqual([201, false]);
    expect([again.status, isReplayed(again)]).toEqual([201, true]);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get("request-id")).not.toBe(first.headers.get("request-id"));
    expect(await countRows(server.database.sql, "payment_sessions")).toBe(1);
  });

  it("may have its properties in another order", async () => {
    const { address, ...rest } = newContractor();
    const metadata = { b: 1, a: 2, 10: 3, 9: 4 };
    const reversed = (value: object) => Object.fromEntries(Object.entries(value).toReversed());
    const key = newKey();
    const first = await server.client.post("/api/v1/contractors", { ...rest, address, custom_metadata: metadata }, key);
    const other = reversed({ ...rest, address: reversed(address), custom_metadata: reversed(metadata) });
    const again = await server.client.post("/api/v1/contractors", other, key);
    expect([first.status, again.body, isReplayed(again)]).toEqual([201, first.body, true]);
  });

  it("changes nothing, whatever the operation", async () => {
    const [{ id }, helped, expired, { id: endpoint }, event] = await Promise.all([
      createSession(server.client, contractor),
      createSession(server.client, contractor),
      createSession(server.client, contractor),
      createEndpoint(server.client),
      createEvent(server.client),
    ]);
    const requests: [string, unknown, number][] = [
      ["/api/v1/contractors", newContractor(), 201],
      [`${sessions}/${id}/cancel`, undefined, 200],
      ["/api/v1/webhook_endpoints", { url: endpointUrl }, 201],
      [`/api/v1/webhook_endpoints/${endpoint}/rotate_secret`, undefined, 200],
      [`/api/v1/events/${event.id}/resend`, { webhook_endpoint: endpoint }, 202],
      [`/api/v1/test_helpers/payment/sessions/${helped.id}/complete`, undefined, 200],
      [`/api/v1/test_helpers/payment/sessions/${expired.id}/expire`, undefined, 200],
    ];
    for (const [path, body, status] of requests) {
      const key = newKey();
      const first = await server.client.post(path, body, key);
      const before = await dumpOwnTables(server.database.sql);
      const again = await server.client.post(path, body, key);
      expect([path, first.status, isReplayed(first)]).toEqual([path, status, false]);
      expect([path, again.status, isReplayed(again), again.body]).toEqual([path, status, true, first.body]);
      expect(await dumpOwnTables(server.database.sql)).toBe(before);
    }
  });

  it("is found under either name of the header", async () => {
    const first = await server.client.post(sessions, newSession(), { headers: { "Idempotency-Key": "a" } });
    const again = await server.client.post(sessions, newSession(), withKey("a"));
    expect([again.body, isReplayed(again)]).toEqual([first.body, true]);
  });

  it("goes by Ten99Policy-Idempotent-Key when Idempotency-Key says something else", async () => {
    const first = await server.client.post(sessions, newSession(), withKey("a"));
    const both = { headers: { "Ten99Policy-Idempotent-Key": "a", "Idempotency-Key": "b" } };
    expect((await server.client.post(sessions, newSession(), both)).body).toEqual(first.body);
    const other = await server.client.post(sessions, newSession(), withKey("b"));
    expect([other.status, isReplayed(other)]).toEqual([201, false]);
  });

  it("gets what the first one was told, whatever has become of the session", async () => {
    const key = newKey();
    const { body } = await server.client.post<WireSession>(sessions, newSession(), key);
    await server.client.post(`${sessions}/${body.id}/cancel`);
    expect((await server.client.post(sessions, newSession(), key)).body).toEqual(body);
  });
});

describe("another request under the same key", () => {
  const reused = [422, errorBody("idempotency_key_reused")];

  it("is refused when its body differs", async () => {
    await server.client.post(sessions, newSession(), withKey("a"));
    const other = { ...newSession(), return_url: `${returnUrl}/elsewhere` };
    const { status, body, headers } = await server.client.post(sessions, other, withKey("a"));
    expect([status, body, headers.get("idempotent-replayed")]).toEqual([...reused, null]);
    expect(await countRows(server.database.sql, "payment_sessions")).toBe(1);
  });

  it("is refused when it names another object in its path", async () => {
    const one = await createSession(server.client, contractor);
    const other = await createSession(server.client, contractor);
    await server.client.post(`${sessions}/${one.id}/cancel`, undefined, withKey("a"));
    const { status, body } = await server.client.post(`${sessions}/${other.id}/cancel`, undefined, withKey("a"));
    expect([status, body]).toEqual(reused);
    expect((await server.client.get<WireSession>(`${sessions}/${other.id}`)).body.status).toBe("pending");
  });

  it("is refused while the first one is still being carried out", async () => {
    await server.client.post(sessions, newSession(), withKey("a"));
    await server.database.sql`update idempotency_keys set answer_ciphertext = null`;
    const other = { ...newSession(), return_url: `${returnUrl}/elsewhere` };
    const { status, body } = await server.client.post(sessions, other, withKey("a"));
    expect([status, body]).toEqual(reused);
  });
});

describe("what a key does not reach", () => {
  it("is another operation", async () => {
    const { body } = await server.client.post<WireSession>(sessions, newSession(), withKey("a"));
    const cancelled = await server.client.post(`${sessions}/${body.id}/cancel`, undefined, withKey("a"));
    expect([cancelled.status, cancelled.body, isReplayed(cancelled)]).toEqual([
      200,
      expect.objectContaining({ id: body.id, status: "cancelled" }),
      false,
    ]);
  });

  it("is another API key, of the same organization or of its other environment", async () => {
    const { sql } = server.database;
    const other = await createTestKey(sql, server.organization.id, "test");
    const ids = await Promise.all(
      [server.organization.testKey, other, server.organization.liveKey].map(async (key) => {
        const client = server.client.as(key);
        const contractors = "/api/v1/contractors";
        const { status, body, headers } = await client.post<{ id: string }>(contractors, newContractor(), withKey("a"));
        expect([status, headers.has("idempotent-replayed")]).toEqual([201, false]);
        return body.id;
      }),
    );
    expect(new Set(ids).size).toBe(3);
  });

  it("is GET, PUT and DELETE", async () => {
    const { id } = await createContractor(server.client);
    const path = `/api/v1/contractors/${id}`;
    for (const name of ["Ada", "Grace"]) {
      await server.client.put(path, { first_name: name }, withKey("a"));
      expect((await server.client.get(path, withKey("a"))).body).toMatchObject({ first_name: name });
    }
    expect((await server.client.delete(path, withKey("a"))).status).toBe(200);
    expect((await server.client.delete(path, withKey("a"))).status).toBe(404);
    expect(await countRows(server.database.sql, "idempotency_keys")).toBe(0);
  });

  it("is a request without one", async () => {
    const [one, other] = [
      await createSession(server.client, contractor),
      await createSession(server.client, contractor),
    ];
    expect(one.id).not.toBe(other.id);
    expect(await countRows(server.database.sql, "idempotency_keys")).toBe(0);
  });
});
