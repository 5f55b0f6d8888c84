import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodeId, encodeId } from "../../src/ids.ts";
import type { ApiResponse } from "../harness/api-response.ts";
import { errorBody } from "../harness/error-body.ts";
import { createContractor, createSession, type WireContractor, type WireSession } from "../harness/requests.ts";
import { createTestKey, createTestOrganization, insertTestSession } from "../harness/test-organization.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";

let server: TestServer;
let contractor: WireContractor;

beforeAll(async () => {
  server = await startTestServer();
  contractor = await createContractor(server.client);
});

afterAll(() => server.close());

const sessions = "/api/v1/payment/sessions";

const withoutRequestId = ({ status, body }: ApiResponse) => ({ status, body: { ...(body as object), request_id: "" } });

/** A session as only time can make it. */
async function insertSession(options: Parameters<typeof insertTestSession>[3]): Promise<string> {
  const contractorId = decodeId("cn", contractor.id) ?? "";
  return encodeId("hps", await insertTestSession(server.database.sql, server.organization.test, contractorId, options));
}

describe("cancelling a session", () => {
  it("cancels it once, with one event, and refuses the second time", async () => {
    const { url, ...session } = await createSession(server.client, contractor.id);
    const first = await server.client.post<WireSession>(`${sessions}/${session.id}/cancel`);
    expect(first.status).toBe(200);
    expect(first.body).toEqual({ ...session, status: "cancelled", cancelled_at: expect.any(Number) });
    expect(first.body.cancelled_at).toBeGreaterThanOrEqual(session.created);
    const second = await server.client.post(`${sessions}/${session.id}/cancel`);
    expect([second.status, second.body]).toEqual([400, errorBody("session_not_pending")]);
    expect((await server.client.get(`${sessions}/${session.id}`)).body).toEqual(first.body);
    const events = await server.database
      .sql`select event_type from events where session_id = ${decodeId("hps", session.id) ?? ""}`;
    expect([...events]).toEqual([{ event_type: "payment.session.cancelled" }]);
    expect(url).toContain("/payment/setup/");
  });

  it.each(["completed", "cancelled", "expired"] as const)("refuses a session that is %s", async (status) => {
    for (const secondsLeft of [60, -60]) {
      const answer = await server.client.post(`${sessions}/${await insertSession({ status, secondsLeft })}/cancel`);
      expect([answer.status, answer.body]).toEqual([400, errorBody("session_not_pending")]);
    }
  });

  it("refuses a session past its time that nothing has flipped yet", async () => {
    const id = await insertSession({ secondsLeft: -0.001 });
    const answer = await server.client.post(`${sessions}/${id}/cancel`);
    expect([answer.status, answer.body]).toEqual([400, errorBody("session_expired")]);
    expect((await server.client.get<WireSession>(`${sessions}/${id}`)).body.status).toBe("pending");
  });

  it("refuses a missing and a bad key before it looks at the session", async () => {
    const { id } = await createSession(server.client, contractor.id);
    const { sql } = server.database;
    const keys = [
      null,
      "nonsense",
      `${server.organization.testKey}x`,
      await createTestKey(sql, server.organization.id, "test", { revoked: true }),
      await createTestKey(sql, server.organization.id, "test", { expired: true }),
    ];
    const answers = [];
    for (const key of keys) answers.push(await server.client.post(`${sessions}/${id}/cancel`, undefined, { key }));
    answers.push(await server.client.post(`${sessions}/unknown/cancel?nonsense`, undefined, { key: null }));
    expect(new Set(answers.map((answer) => JSON.stringify(withoutRequestId(answer)))).size).toBe(1);
    expect(answers[0]?.body).toEqual(errorBody("invalid_api_key"));
    expect((await server.client.get<WireSession>(`${sessions}/${id}`)).body.status).toBe("pending");
  });

  it("answers every id that the key has no session for in one and the same way", async () => {
    const live = server.client.as(server.organization.liveKey);
    const stranger = server.client.as((await createTestOrganization(server.database.sql)).testKey);
    const ids = [
      "hps_0000000000000000000000",
      (await createSession(live, (await createContractor(live)).id)).id,
      (await createSession(stranger, (await createContractor(stranger)).id)).id,
      contractor.id,
      "nonsense",
      "%00",
      "%F0%9F%98%80",
      "x".repeat(300),
    ];
    const answers = [];
    for (const id of ids) {
      answers.push(await server.client.post(`${sessions}/${id}/cancel`));
      answers.push(await server.client.get(`${sessions}/${id}`));
    }
    expect(new Set(answers.map((answer) => JSON.stringify(withoutRequestId(answer)))).size).toBe(1);
    expect([answers[0]?.status, answers[0]?.body]).toEqual([404, errorBody("resource_not_found")]);
  });

  it.each([
    ["nothing at all", {}],
    ["a content type and no body", { headers: { "content-type": "application/json" } }],
    [
      "curl's content type and an empty body",
      { body: "", headers: { "content-type": "application/x-www-form-urlencoded" } },
    ],
    ["an empty object", { json: {} }],
    ["null", { body: "null", headers: { "content-type": "application/json" } }],
    ["an idempotency key", { headers: { "idempotency-key": "4711" } }],
    ["the header of its own environment", { headers: { "Ten99Policy-Environment": "sandbox" } }],
    [
      "headers that clients of 1099Policy send",
      { headers: { "x-ten99policy-client-user-agent": "{}", "ten99policy-version": "1" } },
    ],
  ])("accepts %s", async (_name, request) => {
    const { id } = await createSession(server.client, contractor.id);
    expect((await server.client.post(`${sessions}/${id}/cancel`, undefined, request)).status).toBe(200);
  });

  it("refuses a body that says something", async () => {
    const { id } = await createSession(server.client, contractor.id);
    const named = await server.client.post(`${sessions}/${id}/cancel`, { reason: "x", __proto: 1 });
    expect(named.body).toMatchObject({
      error_code: "invalid_input",
      errors: [{ path: "/reason", message: '"reason" is not a known property.' }, { path: "/__proto" }],
    });
    const form = new URLSearchParams({ reason: "x" }).toString();
    for (const body of [form, "[]", "{", "x".repeat(70_000)]) {
      const { status, body: answer } = await server.client.send("POST", `${sessions}/${id}/cancel`, { body });
      expect([status, answer]).toEqual([400, errorBody("invalid_input", [""])]);
    }
    expect((await server.client.get<WireSession>(`${sessions}/${id}`)).body.status).toBe("pending");
  });
});
