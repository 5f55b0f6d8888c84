import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodeId, encodeId } from "../../src/ids.ts";
import { errorBody } from "../harness/error-body.ts";
import {
  createContractor,
  createSession,
  type WireContractor,
  type WireEvent,
  type WireSession,
} from "../harness/requests.ts";
import { createTestOrganization, insertTestSession } from "../harness/test-organization.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";

const sessions = "/api/v1/payment/sessions";
const helpers = "/api/v1/test_helpers/payment/sessions";

let server: TestServer;
let contractor: WireContractor;

beforeAll(async () => {
  server = await startTestServer();
  contractor = await createContractor(server.client);
});

afterAll(() => server.close());

const expire = (id: string) => server.client.post<WireSession>(`${helpers}/${id}/expire`);

async function insertSession(options: Parameters<typeof insertTestSession>[3]): Promise<string> {
  const contractorId = decodeId("cn", contractor.id) ?? "";
  return encodeId("hps", await insertTestSession(server.database.sql, server.organization.test, contractorId, options));
}

describe("expiring a session by the test helper", () => {
  it("expires it before its time, with its event", async () => {
    const { url, ...session } = await createSession(server.client, contractor.id);
    const { status, body } = await expire(session.id);
    expect([status, body]).toEqual([200, { ...session, status: "expired" }]);
    expect((await server.client.get(`${sessions}/${session.id}`)).body).toEqual(body);
    const events = (await server.client.get<WireEvent[]>("/api/v1/events")).body;
    expect(events[0]).toMatchObject({ event_type: "payment.session.expired", data: body });
    expect(url).toContain("/payment/setup/");
    expect((await server.client.post(`${sessions}/${session.id}/cancel`)).body).toEqual(
      errorBody("session_not_pending"),
    );
  });

  it.each([{ secondsLeft: -1 }, { secondsLeft: -1, heldSeconds: 60 }])(
    "expires one that is past its time too: %j",
    async (options) => {
      const { status, body } = await expire(await insertSession(options));
      expect([status, body]).toMatchObject([200, { status: "expired", completed_at: null, cancelled_at: null }]);
    },
  );

  it.each(["completed", "cancelled", "expired"] as const)("refuses a session that is %s", async (status) => {
    const answer = await expire(await insertSession({ status }));
    expect([answer.status, answer.body]).toEqual([400, errorBody("session_not_pending")]);
  });
});

describe("the test helpers", () => {
  it.each(["complete", "expire"])("answer a live key and an unknown id alike: %s", async (helper) => {
    const live = server.client.as(server.organization.liveKey);
    const stranger = server.client.as((await createTestOrganization(server.database.sql)).testKey);
    const ofLive = (await createSession(live, (await createContractor(live)).id)).id;
    const ofStranger = (await createSession(stranger, (await createContractor(stranger)).id)).id;
    const ofTest = (await createSession(server.client, contractor.id)).id;
    const bodies = new Set<string>();
    for (const [client, id] of [
      [live, ofLive],
      [live, ofTest],
      [live, "hps_0000000000000000000000"],
      [server.client, ofLive],
      [server.client, ofStranger],
      [server.client, "hps_0000000000000000000000"],
      [server.client, contractor.id],
      [server.client, "x".repeat(300)],
    ] as const) {
      const { status, body } = await client.post<object>(`${helpers}/${id}/${helper}`);
      bodies.add(JSON.stringify([status, { ...body, request_id: "" }]));
    }
    expect([...bodies]).toEqual([expect.stringMatching(/^\[404,.*There is no payment session with this ID\./)]);
    for (const [client, id] of [
      [live, ofLive],
      [stranger, ofStranger],
      [server.client, ofTest],
    ] as const) {
      expect((await client.get<WireSession>(`${sessions}/${id}`)).body.status).toBe("pending");
    }
  });

  it.each(["complete", "expire"])("refuse a body that says something: %s", async (helper) => {
    const { id } = await createSession(server.client, contractor.id);
    const answer = await server.client.post(`${helpers}/${id}/${helper}`, { card: "visa" });
    expect([answer.status, answer.body]).toEqual([400, errorBody("invalid_input", ["/card"])]);
    expect((await server.client.get<WireSession>(`${sessions}/${id}`)).body.status).toBe("pending");
  });
});
