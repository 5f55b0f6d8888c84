import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { decodeId } from "../../src/ids.ts";
import { listenForDeliveries } from "../../src/webhooks/outbox-repository.ts";
import type { ApiResponse } from "../harness/api-response.ts";
import { errorBody } from "../harness/error-body.ts";
import { createEndpoint, createEvent, type WireDelivery, type WireEvent } from "../harness/requests.ts";
import { createTestOrganization } from "../harness/test-organization.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";

const endpoints = "/api/v1/webhook_endpoints";

let server: TestServer;
/** Of a cancelled session; no endpoint was there when it happened. */
let event: WireEvent;

beforeAll(async () => {
  server = await startTestServer();
  event = await createEvent(server.client);
});

afterAll(() => server.close());

beforeEach(() => server.database.sql`update webhook_endpoints set deleted_at = now() where deleted_at is null`);

const resend = (json?: object, id = event.id) =>
  server.client.post<WireDelivery[]>(`/api/v1/events/${id}/resend`, json);

const newEndpoint = async (changes: object = {}) => (await createEndpoint(server.client, changes)).id;

const deliveryTo = (endpoint: string) => ({
  id: expect.stringMatching(/^dlv_[0-9A-Za-z]{22}$/),
  event_id: event.id,
  event_type: "payment.session.cancelled",
  webhook_endpoint_id: endpoint,
  status: "pending",
  attempts: [],
  next_attempt_at: expect.any(Number),
  created: expect.any(Number),
});

async function countDeliveries(): Promise<number> {
  const [row] = await server.database.sql`select count(*)::int as count from deliveries`;
  return row?.["count"] as number;
}

describe("resending an event", () => {
  it.each([
    ["no body", undefined],
    ["an empty object", {}],
  ])("queues it for every enabled endpoint that receives its type, by %s", async (_name, json) => {
    const subscribed = [await newEndpoint(), await newEndpoint({ enabled_events: ["payment.session.cancelled"] })];
    await newEndpoint({ enabled_events: ["payment.session.completed", "payment.session.expired"] });
    await server.client.put(`${endpoints}/${await newEndpoint()}`, { status: "disabled" });
    await server.client.delete(`${endpoints}/${await newEndpoint()}`);
    await createEndpoint(server.client.as(server.organization.liveKey));
    await createEndpoint(server.client.as((await createTestOrganization(server.database.sql)).testKey));
    const before = await countDeliveries();
    const { status, body } = await resend(json);
    expect(status).toBe(202);
    expect(body).toHaveLength(2);
    expect(body).toEqual(expect.arrayContaining(subscribed.map(deliveryTo)));
    expect(await countDeliveries()).toBe(before + 2);
    for (const delivery of body) {
      const path = `${endpoints}/${delivery.webhook_endpoint_id}/deliveries`;
      expect((await server.client.get(path)).body).toEqual([delivery]);
    }
  });

  it("queues nothing when nobody receives its type", async () => {
    await newEndpoint({ enabled_events: ["payment.session.completed"] });
    const { status, body } = await resend();
    expect([status, body]).toEqual([202, []]);
  });

  it("queues it for the given endpoint and no other, as often as it is asked to", async () => {
    const [endpoint] = [await newEndpoint(), await newEndpoint()];
    const first = await resend({ webhook_endpoint: endpoint });
    const second = await resend({ webhook_endpoint: endpoint });
    expect([first.body, second.body]).toEqual([[deliveryTo(endpoint)], [deliveryTo(endpoint)]]);
    expect(first.body[0]?.id).not.toBe(second.body[0]?.id);
  });

  it("queues it for the given endpoint whatever types that receives", async () => {
    const endpoint = await newEndpoint({ enabled_events: ["payment.session.completed"] });
    const { status, body } = await resend({ webhook_endpoint: endpoint });
    expect([status, body]).toEqual([202, [deliveryTo(endpoint)]]);
  });

  it("refuses a disabled endpoint", async () => {
    const endpoint = await newEndpoint();
    await server.client.put(`${endpoints}/${endpoint}`, { status: "disabled" });
    const before = await countDeliveries();
    const { status, body } = await resend({ webhook_endpoint: endpoint });
    expect([status, body]).toEqual([409, errorBody("endpoint_disabled")]);
    expect(await countDeliveries()).toBe(before);
  });

  it("does not know other tenants' endpoints and events", async () => {
    const stranger = server.client.as((await createTestOrganization(server.database.sql)).testKey);
    const live = server.client.as(server.organization.liveKey);
    const deleted = await newEndpoint();
    await server.client.delete(`${endpoints}/${deleted}`);
    const strange = (await createEndpoint(stranger)).id;
    const before = await countDeliveries();
    const expectAlike = (answers: ApiResponse[], message: string) => {
      const bodies = answers.map(({ status, body }) =>
        JSON.stringify([status, { ...(body as object), request_id: "" }]),
      );
      expect([...new Set(bodies)]).toEqual([expect.stringContaining(message)]);
      for (const { status } of answers) expect(status).toBe(404);
    };
    const unknownEndpoints = [strange, (await createEndpoint(live)).id, deleted, "whe_0000000000000000000000", "x"];
    expectAlike(
      await Promise.all(unknownEndpoints.map((id) => resend({ webhook_endpoint: id }))),
      "There is no webhook endpoint with this ID.",
    );
    const foreign = (await createEvent(stranger)).id;
    const unknownEvents = [foreign, "ev_0000000000000000000000", "x".repeat(300)];
    expectAlike(await Promise.all(unknownEvents.map((id) => resend(undefined, id))), "There is no event with this ID.");
    expectAlike([await live.post(`/api/v1/events/${event.id}/resend`)], "There is no event with this ID.");
    expect(await countDeliveries()).toBe(before + 1);
  });

  it.each([
    ["an unknown property", { endpoint: "x" }, ["/endpoint"]],
    ["no string", { webhook_endpoint: 1 }, ["/webhook_endpoint"]],
    ["an empty string", { webhook_endpoint: "" }, ["/webhook_endpoint"]],
    ["an array", [], [""]],
  ])("refuses %s", async (_name, json, paths) => {
    const { status, body } = await resend(json);
    expect([status, body]).toEqual([400, errorBody("invalid_input", paths)]);
  });

  it("wakes the workers when there is something to deliver, and only then", async () => {
    const wakeUp = vi.fn<() => void>();
    const woken = () => expect.poll(() => wakeUp).toHaveBeenCalledOnce();
    const listener = listenForDeliveries(server.database.sql, wakeUp);
    await woken();
    wakeUp.mockClear();
    await resend();
    await delay(100);
    expect(wakeUp).not.toHaveBeenCalled();
    await newEndpoint();
    await resend();
    await woken();
    await listener.stop();
  });

  it("is due at once by the database's clock", async () => {
    const { body } = await resend({ webhook_endpoint: await newEndpoint() });
    const [row] = await server.database.sql`
      select next_attempt_at <= clock_timestamp() as due, lease from deliveries
      where id = ${decodeId("dlv", body[0]?.id ?? "") ?? ""}
    `;
    expect(row).toEqual({ due: true, lease: null });
  });
});
