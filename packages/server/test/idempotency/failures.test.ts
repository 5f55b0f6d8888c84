import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createDatabase } from "../../src/database/pool.ts";
import { errorBody } from "../harness/error-body.ts";
import { countRows, isReplayed, newKey, withKey, withoutTable } from "../harness/idempotency.ts";
import { createContractor, createSession, newContractor, returnUrl, type WireSession } from "../harness/requests.ts";
import { startServerOn, startTestServer, type TestServer } from "../harness/test-server.ts";
import { startDatabaseProxy } from "../support/database-proxy.ts";

const sessions = "/api/v1/payment/sessions";

let server: TestServer;
let contractor: string;
/** What host names resolve to. */
let addresses: string[] = [];
beforeAll(async () => {
  server = await startTestServer({ resolve: async () => addresses });
  contractor = (await createContractor(server.client)).id;
});
afterAll(() => server.close());
beforeEach(
  () => server.database.sql`truncate idempotency_keys, deliveries, events, payment_attempts, payment_sessions`,
);

const newSession = () => ({ contractor, return_url: returnUrl });

describe("a failure that is stored", () => {
  it("is answered again although the request would now succeed", async () => {
    const { sql } = server.database;
    const key = newKey();
    const first = await server.client.post(sessions, { ...newSession(), return_url: "https://other.example.com" }, key);
    await sql`update organizations set hosted_flow_allowed_redirect_hosts = array['other.example.com']`;
    const again = await server.client.post(sessions, { ...newSession(), return_url: "https://other.example.com" }, key);
    await sql`update organizations set hosted_flow_allowed_redirect_hosts = array['app.example.com']`;
    expect([first.status, first.body, isReplayed(first)]).toEqual([400, errorBody("invalid_return_url"), false]);
    expect([again.status, again.body, isReplayed(again)]).toEqual([400, first.body, true]);
  });

  it("is the refusal of a second cancel, while the first one's key still gets the cancelled session", async () => {
    const { id } = await createSession(server.client, contractor);
    const path = `${sessions}/${id}/cancel`;
    const first = await server.client.post<WireSession>(path, undefined, withKey("first"));
    const refused = await server.client.post(path, undefined, withKey("second"));
    const refusedAgain = await server.client.post(path, undefined, withKey("second"));
    const firstAgain = await server.client.post(path, undefined, withKey("first"));
    expect([first.status, first.body.status]).toEqual([200, "cancelled"]);
    expect([refused.status, refused.body, isReplayed(refused)]).toEqual([400, errorBody("session_not_pending"), false]);
    expect([refusedAgain.status, refusedAgain.body, isReplayed(refusedAgain)]).toEqual([400, refused.body, true]);
    expect([firstAgain.status, firstAgain.body, isReplayed(firstAgain)]).toEqual([200, first.body, true]);
  });

  it("is a 404, and a 409 of the operation's own", async () => {
    const { email } = await createContractor(server.client);
    const requests: [string, unknown, number][] = [
      [`${sessions}/hps_${"0".repeat(22)}/cancel`, undefined, 404],
      [sessions, { ...newSession(), contractor: `cn_${"0".repeat(22)}` }, 404],
      ["/api/v1/contractors", { ...newContractor(), email }, 409],
    ];
    for (const [path, body, status] of requests) {
      const key = newKey();
      const first = await server.client.post(path, body, key);
      const again = await server.client.post(path, body, key);
      expect([first.status, isReplayed(first)]).toEqual([status, false]);
      expect([again.status, again.body, isReplayed(again)]).toEqual([status, first.body, true]);
    }
  });

  it("is a 500, without its reason, which the log has once", async () => {
    const { sql } = server.database;
    const key = newKey();
    const send = () => server.client.post<{ request_id: string }>(sessions, newSession(), key);
    const first = await withoutTable(sql, "organizations", send);
    const again = await send();
    expect([first.status, first.body]).toEqual([
      500,
      {
        error_code: "general_error",
        message: "The request could not be carried out because of an error on our side.",
        request_id: first.headers.get("request-id"),
      },
    ]);
    expect([again.status, again.body, isReplayed(again)]).toEqual([500, first.body, true]);
    const reasons = server
      .log()
      .split("\n")
      .filter((line) => line.includes('relation \\"organizations\\" does not exist'));
    expect(reasons).toHaveLength(1);
    expect(JSON.parse(reasons[0] ?? "")).toMatchObject({ level: 50, request_id: first.body.request_id });
  });

  it("leaves nothing of what was done before it", async () => {
    const { sql } = server.database;
    const { id } = await createSession(server.client, contractor);
    const path = `/api/v1/test_helpers/payment/sessions/${id}/complete`;
    const { status } = await withoutTable(sql, "instrument_removals", () =>
      server.client.post(path, undefined, newKey()),
    );
    expect(status).toBe(500);
    expect((await server.client.get<WireSession>(`${sessions}/${id}`)).body.status).toBe("pending");
    expect((await server.client.post(path, undefined, newKey())).status).toBe(200);
  });
});

describe("a failure that is not stored", () => {
  const retried = async (send: () => Promise<{ status: number; headers: Headers }>, status: number) => {
    const { sql } = server.database;
    expect(await countRows(sql, "idempotency_keys")).toBe(0);
    const answer = await send();
    expect([answer.status, answer.headers.has("idempotent-replayed")]).toEqual([status, false]);
  };

  it("is that of a request without a good API key, or for the other environment", async () => {
    const key = withKey("a");
    for (const bad of [null, "nonsense"]) {
      expect((await server.client.post(sessions, newSession(), { ...key, key: bad })).status).toBe(403);
    }
    const headers = { ...key.headers, "Ten99Policy-Environment": "production" };
    expect((await server.client.post(sessions, newSession(), { headers })).status).toBe(400);
    await retried(() => server.client.post(sessions, newSession(), key), 201);
  });

  it("is that of a request that is not valid", async () => {
    const key = withKey("a");
    expect((await server.client.post(sessions, { ...newSession(), more: 1 }, key)).status).toBe(400);
    expect((await server.client.send("POST", sessions, { ...key, body: "{" })).status).toBe(415);
    expect((await server.client.post(`${sessions}/x/cancel`, { more: 1 }, key)).status).toBe(400);
    for (const bad of ["", "é", "a".repeat(256)]) {
      const { status, body } = await server.client.post(sessions, newSession(), withKey(bad));
      expect([status, body]).toEqual([400, errorBody("invalid_input", ["/Ten99Policy-Idempotent-Key"])]);
    }
    await retried(() => server.client.post(sessions, newSession(), key), 201);
  });

  it("is that of a webhook endpoint whose host is found to be a private one", async () => {
    const send = () =>
      server.client.post("/api/v1/webhook_endpoints", { url: "https://hooks.example.com" }, withKey("a"));
    addresses = ["10.0.0.1"];
    const { status, body } = await send();
    addresses = [];
    expect([status, body]).toEqual([400, errorBody("invalid_input", ["/url"])]);
    await retried(send, 201);
  });

  it("is 503, after which the key is free at once", async () => {
    const { sql } = server.database;
    const send = () => server.client.post(sessions, newSession(), withKey("a"));
    const answer = await sql.begin(async (other) => {
      await other`lock table organizations`;
      return (await Promise.all([send(), cancelWaiting()]))[0];
    });
    expect([answer.status, answer.body]).toEqual([503, errorBody("service_unavailable")]);
    await retried(send, 201);
  });

  /** What `statement_timeout` would do ten seconds later. */
  async function cancelWaiting() {
    for (let cancelled = 0, round = 0; cancelled === 0 && round < 500; round++) {
      const rows = await server.database.sql`
        select pg_cancel_backend(pid) from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'
      `;
      cancelled = rows.length;
      await delay(10);
    }
  }

  it("is that of a connection that breaks amid the work", async () => {
    const { sql } = server.database;
    await sql.unsafe(`
      create function break_connection() returns trigger language plpgsql as $$
        begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
      create trigger break_connection before insert on payment_sessions for each row execute function break_connection();
    `);
    const send = () => server.client.post(sessions, newSession(), withKey("a"));
    const { status, body } = await send();
    await sql`drop trigger break_connection on payment_sessions`;
    expect([status, body]).toEqual([503, errorBody("service_unavailable")]);
    await retried(send, 201);
  });
});

describe("an answer that is lost", () => {
  it.each(["request", "answer"] as const)(
    "is found out by sending again, whatever became of the commit (%s)",
    async (lost) => {
      const { sql } = server.database;
      const proxy = await startDatabaseProxy(server.database.url, (bytes) => /\bcommit\b/.test(bytes.toString()), lost);
      const { sql: proxied } = createDatabase(proxy.url);
      const broken = await startServerOn(proxied, server.organization.testKey);
      const { status } = await broken.client.post(sessions, newSession(), withKey("a"));
      await broken.close();
      await proxied.end({ timeout: 0 });
      await proxy.close();
      expect(status).toBe(503);
      expect(await countRows(sql, "payment_sessions")).toBe(lost === "request" ? 0 : 1);
      const again = await server.client.post(sessions, newSession(), withKey("a"));
      expect([again.status, isReplayed(again)]).toEqual([201, lost === "answer"]);
      expect(await countRows(sql, "payment_sessions")).toBe(1);
    },
  );
});
