import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodeId } from "../../src/ids.ts";
import { createContractor, createSession, type WireSession } from "../harness/requests.ts";
import { insertTestSession } from "../harness/test-organization.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";

const contractors = "/api/v1/contractors";
const sessions = "/api/v1/payment/sessions";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.close());

const uuid = (id: string) => decodeId("cn", id) ?? "";
describe("deleting a contractor", () => {
  it("confirms it once, and the contractor is gone", async () => {
    const { id, email } = await createContractor(server.client);
    const { status, body } = await server.client.delete<{ deleted_at: number }>(`${contractors}/${id}`);
    expect([status, body]).toEqual([200, { id, object: "contractor", deleted: true, deleted_at: expect.any(Number) }]);
    expect(Math.abs(body.deleted_at - Date.now() / 1000)).toBeLessThan(60);
    expect((await server.client.delete(`${contractors}/${id}`)).status).toBe(404);
    expect((await server.client.get(`${contractors}/${id}`)).status).toBe(404);
    expect((await server.client.put(`${contractors}/${id}`, { phone: "415-555-0199" })).status).toBe(404);
    expect((await server.client.get(`${contractors}?email=${email}`)).body).toEqual([]);
    await createContractor(server.client, { email });
  });

  it("cancels what the contractor has pending, with its events, and leaves the rest", async () => {
    const { sql } = server.database;
    const { id } = await createContractor(server.client);
    const pending = [await createSession(server.client, id), await createSession(server.client, id)];
    const due = await insertTestSession(sql, server.organization.test, uuid(id), { secondsLeft: -1 });
    const { body } = await server.client.delete<{ deleted_at: number }>(`${contractors}/${id}`);
    for (const session of pending) {
      const answer = await server.client.get<WireSession>(`${sessions}/${session.id}`);
      expect(answer.body).toMatchObject({ status: "cancelled", contractor_id: id });
      expect(answer.body.cancelled_at).toBeGreaterThanOrEqual(body.deleted_at);
    }
    const rows = await sql`
        select event_type from events join payment_sessions on payment_sessions.id = session_id
        where contractor_id = ${uuid(id)}
      `;
    expect(rows.map((row) => row["event_type"])).toEqual(["payment.session.cancelled", "payment.session.cancelled"]);
    const [row] = await sql`select status from payment_sessions where id = ${due}`;
    expect(row?.["status"]).toBe("pending");
  });

  it("takes no body, and minds none that says nothing", async () => {
    const { id } = await createContractor(server.client);
    const path = `/api/v1/contractors/${id}`;
    expect((await server.client.delete(path, { body: "x".repeat(70_000) })).status).toBe(400);
    expect((await server.client.delete(path, { json: {}, headers: { "content-type": "nonsense" } })).status).toBe(200);
  });

  it("keeps nothing of the tax identification", async () => {
    const { id } = await createContractor(server.client, { tax_identification: "123456789" });
    await server.client.delete(`${contractors}/${id}`);
    const [row] = await server.database.sql`select * from contractors where id = ${uuid(id)}`;
    expect(row).toMatchObject({ tax_identification_ciphertext: null, deleted_at: expect.any(Date) });
  });

  it("leaves no pending session behind when sessions are created at the same moment", async () => {
    for (let round = 0; round < 10; round++) {
      const { id } = await createContractor(server.client);
      const create = () => server.client.post(sessions, { contractor: id, return_url: "https://app.example.com/" });
      const answers = await Promise.all([
        create(),
        create(),
        server.client.delete(`${contractors}/${id}`),
        create(),
        create(),
      ]);
      expect(answers[2]?.status).toBe(200);
      const [row] = await server.database.sql`
        select count(*)::int as count from payment_sessions where contractor_id = ${uuid(id)} and status = 'pending'
      `;
      expect(row?.["count"]).toBe(0);
    }
  });
});
