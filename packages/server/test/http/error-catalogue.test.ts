import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { errorCodes, type KnownErrorCode } from "@payment-sessions/api-types";
import { errorCatalogue } from "../../src/errors.ts";
import { errorBody } from "../harness/error-body.ts";
import { withKey } from "../harness/idempotency.ts";
import {
  createContractor,
  createEndpoint,
  createEvent,
  createSession,
  newContractor,
  returnUrl,
} from "../harness/requests.ts";
import { createTestKey } from "../harness/test-organization.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";

let server: TestServer;
let contractor: string;

beforeAll(async () => {
  server = await startTestServer();
  contractor = (await createContractor(server.client)).id;
});

afterAll(() => server.close());

const sessions = "/api/v1/payment/sessions";

/** How each code is reached. */
const reached: Record<KnownErrorCode, () => Promise<{ body: unknown }>> = {
  invalid_input: () => server.client.post(sessions, {}),
  invalid_return_url: () => server.client.post(sessions, { contractor, return_url: "x" }),
  session_not_pending: async () => {
    const { id } = await createSession(server.client, contractor);
    await server.client.post(`${sessions}/${id}/cancel`);
    return server.client.post(`${sessions}/${id}/cancel`);
  },
  session_expired: async () => {
    const { id } = await createSession(server.client, contractor);
    await server.database.sql`update payment_sessions set expires_at = now() where status = 'pending'`;
    return server.client.post(`${sessions}/${id}/cancel`);
  },
  environment_mismatch: () => server.client.get(sessions, { headers: { "ten99policy-environment": "production" } }),
  invalid_api_key: () => server.client.get(sessions, { key: null }),
  resource_not_found: () => server.client.get(`${sessions}/x`),
  method_not_allowed: () => server.client.delete(sessions),
  idempotency_key_in_use: async () => {
    const send = () => server.client.post(sessions, { contractor, return_url: returnUrl }, withKey("in use"));
    await send();
    await server.database.sql`update idempotency_keys set answer_ciphertext = null`;
    return send();
  },
  idempotency_key_reused: async () => {
    await server.client.post("/api/v1/contractors", newContractor(), withKey("reused"));
    return server.client.post("/api/v1/contractors", newContractor(), withKey("reused"));
  },
  duplicate_email: async () => {
    const { email } = await createContractor(server.client);
    return server.client.post("/api/v1/contractors", { ...newContractor(), email });
  },
  endpoint_disabled: async () => {
    const [event, endpoint] = [await createEvent(server.client), await createEndpoint(server.client)];
    await server.client.put(`/api/v1/webhook_endpoints/${endpoint.id}`, { status: "disabled" });
    return server.client.post(`/api/v1/events/${event.id}/resend`, { webhook_endpoint: endpoint.id });
  },
  payload_too_large: () => server.client.post(sessions, { contractor: "x".repeat(70_000) }),
  unsupported_media_type: () =>
    server.client.send("POST", sessions, { body: "x", headers: { "content-type": "text/plain" } }),
  rate_limited: async () => {
    // By a key that no other request here has: as if it had been used all day.
    const key = await createTestKey(server.database.sql, server.organization.id, "test");
    await server.client.get(sessions, { key });
    await server.database.sql`update rate_limits set full_at = full_at + interval '1 day'`;
    const answer = await server.client.get(sessions, { key });
    await server.database.sql`delete from rate_limits`;
    return answer;
  },
  general_error: () =>
    withoutTable("organizations", () => server.client.post(sessions, { contractor, return_url: returnUrl })),
  service_unavailable: () => withLock("contractors", () => server.client.get("/api/v1/contractors")),
};

async function withoutTable<T>(table: string, work: () => Promise<T>): Promise<T> {
  const { sql } = server.database;
  await sql`alter table ${sql(table)} rename to gone`;
  try {
    return await work();
  } finally {
    await sql`alter table gone rename to ${sql(table)}`;
  }
}

/** Every statement on the table waits until PostgreSQL cuts it off. */
async function withLock<T>(table: string, work: () => Promise<T>): Promise<T> {
  const { sql } = server.database;
  return sql.begin(async (inner) => {
    await inner`lock table ${inner(table)}`;
    const [answer] = await Promise.all([work(), cancelWaiting()]);
    return answer;
  }) as Promise<T>;
}

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

describe("the catalogue of errors", () => {
  it("is the list of the specification", () => {
    expect(Object.keys(errorCatalogue).toSorted()).toEqual(errorCodes.toSorted());
  });

  it("has a test that reaches each code", () => {
    expect(Object.keys(reached).toSorted()).toEqual(Object.keys(errorCatalogue).toSorted());
  });

  it.each(Object.entries(reached))("reaches %s", async (code, reach) => {
    expect((await reach()).body).toEqual(errorBody(code));
  });
});
