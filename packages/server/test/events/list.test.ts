import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { errorBody } from "../harness/error-body.ts";
import { readPages } from "../harness/pages.ts";
import { createContractor, createEvent, createSession, type WireEvent, type WireSession } from "../harness/requests.ts";
import { createTestOrganization } from "../harness/test-organization.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";

const list = "/api/v1/events";
const sessions = "/api/v1/payment/sessions";

let server: TestServer;
/** In the order in which they ended. */
let ended: { url: string; session: WireSession; eventType: string }[];

const endings = {
  "payment.session.cancelled": (id: string) => `${sessions}/${id}/cancel`,
  "payment.session.completed": (id: string) => `/api/v1/test_helpers/payment/sessions/${id}/complete`,
  "payment.session.expired": (id: string) => `/api/v1/test_helpers/payment/sessions/${id}/expire`,
};

beforeAll(async () => {
  server = await startTestServer();
  const contractor = await createContractor(server.client);
  ended = [];
  for (const [eventType, ending] of Object.entries({ ...endings })) {
    const { url, id } = await createSession(server.client, contractor.id);
    const { body } = await server.client.post<WireSession>(ending(id));
    ended.push({ url, session: body, eventType });
  }
});

afterAll(() => server.close());

const get = async (query = "") => (await server.client.get<WireEvent[]>(`${list}${query}`)).body;

describe("the events", () => {
  it("tell how each session ended, newest first, and never its url", async () => {
    const events = await get();
    expect(events).toEqual(
      ended.toReversed().map(({ session, eventType }) => ({
        id: expect.stringMatching(/^ev_[0-9A-Za-z]{22}$/),
        event_type: eventType,
        created: session.completed_at ?? session.cancelled_at ?? expect.any(Number),
        data: session,
      })),
    );
    for (const { url } of ended) expect(JSON.stringify(events)).not.toContain(url.split("/").at(-1));
  });

  it("are the same one by one", async () => {
    for (const event of await get()) expect((await server.client.get(`${list}/${event.id}`)).body).toEqual(event);
  });

  it.each(Object.keys(endings))("are filtered by type: %s", async (type) => {
    const found = await get(`?type=${type}`);
    expect(found.map(({ event_type }) => event_type)).toEqual([type]);
  });

  it("are complete in pages, in both directions, with and without a filter", async () => {
    const client = server.client.as((await createTestOrganization(server.database.sql)).testKey);
    const ids: string[] = [];
    for (let index = 0; index < 5; index++) ids.unshift((await createEvent(client)).id);
    for (const query of ["limit=2", "limit=2&type=payment.session.cancelled"]) {
      expect((await readPages(client, `${list}?${query}`, "next")).flat()).toEqual(ids);
      const newer = await readPages(client, `${list}?${query}&ending_before=${ids.at(-1)}`, "prev");
      expect(newer.toReversed().flat()).toEqual(ids.slice(0, -1));
    }
    expect((await client.get(`${list}?type=payment.session.expired&starting_after=${ids[0]}`)).body).toEqual([]);
  });

  it("are those of one tenant and one environment only", async () => {
    const [event] = await get();
    const stranger = await createTestOrganization(server.database.sql);
    const bodies = new Set<string>();
    for (const key of [stranger.testKey, server.organization.liveKey]) {
      const client = server.client.as(key);
      expect((await client.get(list)).body).toEqual([]);
      const { body } = await client.get(`${list}?starting_after=${event?.id}`);
      expect(body).toEqual(errorBody("invalid_input", ["/starting_after"]));
      for (const id of [event?.id, "ev_0000000000000000000000", ended[0]?.session.id, "x".repeat(300)]) {
        const answer = await client.get<object>(`${list}/${id}`);
        expect(answer.status).toBe(404);
        bodies.add(JSON.stringify({ ...answer.body, request_id: "" }));
      }
    }
    expect([...bodies]).toEqual([expect.stringContaining("There is no event with this ID.")]);
  });

  it.each([
    ["type=payment.session.created", ["/type"]],
    ["limit=0&status=x", ["/limit", "/status"]],
    ["starting_after=nonsense", ["/starting_after"]],
  ])("refuse ?%s and say where", async (query, paths) => {
    const { status, body } = await server.client.get(`${list}?${query}`);
    expect([status, body]).toEqual([400, errorBody("invalid_input", paths)]);
  });
});
