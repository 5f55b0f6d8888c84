import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { replaceCard } from "../../src/contractors/card-repository.ts";
import { decodeId, encodeId } from "../../src/ids.ts";
import { errorBody } from "../harness/error-body.ts";
import { readCard } from "../harness/hosted-session.ts";
import {
  createContractor,
  createEndpoint,
  createSession,
  type WireContractor,
  type WireDelivery,
  type WireSession,
} from "../harness/requests.ts";
import { insertTestSession, type TestSession } from "../harness/test-organization.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";

const sessions = "/api/v1/payment/sessions";

let server: TestServer;
let contractor: WireContractor;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.close());

beforeEach(async () => {
  await server.database.sql`delete from instrument_removals`;
  contractor = await createContractor(server.client);
});

const uuid = (id: string) => decodeId("cn", id) ?? "";
const complete = (id: string) =>
  server.client.post<WireSession>(`/api/v1/test_helpers/payment/sessions/${id}/complete`);
const card = async () => (await server.client.get<WireContractor>(`/api/v1/contractors/${contractor.id}`)).body.card;
const removals = () => server.database.sql`select environment, instrument_id from instrument_removals`;

async function insertSession(options: TestSession): Promise<string> {
  const id = await insertTestSession(server.database.sql, server.organization.test, uuid(contractor.id), options);
  return encodeId("hps", id);
}

describe("completing a session by the test helper", () => {
  it("completes it with its event and delivery, and gives the contractor a Visa", async () => {
    const endpoint = await createEndpoint(server.client, { enabled_events: ["payment.session.completed"] });
    const { url, ...session } = await createSession(server.client, contractor.id);
    const { status, body } = await complete(session.id);
    expect([status, body]).toEqual([200, { ...session, status: "completed", completed_at: expect.any(Number) }]);
    expect(url).toContain("/payment/setup/");
    const expYear = new Date(session.created * 1000).getUTCFullYear() + 4;
    expect(await card()).toEqual({ brand: "visa", last4: "4242", exp_month: 12, exp_year: expYear });
    const path = `/api/v1/webhook_endpoints/${endpoint.id}/deliveries`;
    const deliveries = (await server.client.get<WireDelivery[]>(path)).body;
    expect(deliveries).toMatchObject([{ event_type: "payment.session.completed" }]);
    const event = await server.client.get(`/api/v1/events/${deliveries[0]?.event_id}`);
    expect(event.body).toMatchObject({ data: body, created: body.completed_at });
  });

  it("has the provider remove the card that the contractor had before", async () => {
    const former = { brand: "mastercard", last4: "0378", expMonth: 11, expYear: 2031 } as const;
    await replaceCard(server.database.sql, uuid(contractor.id), { id: "src_former", card: former });
    await complete((await createSession(server.client, contractor.id)).id);
    expect(await card()).toMatchObject({ brand: "visa" });
    expect([...(await removals())]).toEqual([{ environment: "test", instrument_id: "src_former" }]);
  });

  it("never asks the provider to remove the card that it made up", async () => {
    await complete((await createSession(server.client, contractor.id)).id);
    const first = await readCard(server.database.sql, uuid(contractor.id));
    await complete((await createSession(server.client, contractor.id)).id);
    const second = await readCard(server.database.sql, uuid(contractor.id));
    expect(second["card_instrument_id"]).not.toBe(first["card_instrument_id"]);
    expect((await server.client.delete(`/api/v1/contractors/${contractor.id}`)).status).toBe(200);
    expect(await removals()).toHaveLength(0);
  });

  it.each(["completed", "cancelled", "expired"] as const)("refuses a session that is %s", async (status) => {
    const answer = await complete(await insertSession({ status }));
    expect([answer.status, answer.body]).toEqual([400, errorBody("session_not_pending")]);
    expect(await card()).toBeNull();
  });

  it("refuses a session past its time that nothing has flipped yet", async () => {
    const answer = await complete(await insertSession({ secondsLeft: -0.001 }));
    expect([answer.status, answer.body]).toEqual([400, errorBody("session_expired")]);
    expect(await card()).toBeNull();
  });

  it("completes a session past its time that somebody claimed in time, as the claimant may", async () => {
    expect((await complete(await insertSession({ secondsLeft: -1, heldSeconds: 60 }))).status).toBe(200);
  });

  it("refuses what a deleted contractor left", async () => {
    const pending = await createSession(server.client, contractor.id);
    const due = await insertSession({ secondsLeft: -1 });
    const held = await insertSession({ secondsLeft: -1, heldSeconds: 60 });
    await server.client.delete(`/api/v1/contractors/${contractor.id}`);
    expect((await complete(pending.id)).body).toEqual(errorBody("session_not_pending"));
    for (const id of [due, held]) expect((await complete(id)).body).toEqual(errorBody("session_expired"));
    expect((await server.client.get<WireSession>(`${sessions}/${held}`)).body.status).toBe("pending");
    expect(await readCard(server.database.sql, uuid(contractor.id))).toMatchObject({ card_instrument_id: null });
  });
});
