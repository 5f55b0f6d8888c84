import { unwrap } from "@payment-sessions/webhooks";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { createContractor, createEndpoint, createSession, type WireDelivery } from "../harness/requests.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";
import { type ReceivedWebhook, startWebhookReceiver, type WebhookReceiver } from "../harness/webhook-receiver.ts";

let server: TestServer;
let receiver: WebhookReceiver;
let endpoint: Awaited<ReturnType<typeof createEndpoint>>;

beforeAll(async () => {
  server = await startTestServer({ webhookAllowLoopback: true, runsJobs: true });
});
afterAll(() => server.close());
beforeEach(async () => {
  receiver = await startWebhookReceiver();
  endpoint = await createEndpoint(server.client, { url: receiver.url });
});
afterEach(async () => {
  await server.client.delete(`/api/v1/webhook_endpoints/${endpoint.id}`);
  await receiver.close();
});

async function cancelNewSession(): Promise<string> {
  const contractor = await createContractor(server.client);
  const { id } = await createSession(server.client, contractor.id);
  expect((await server.client.post(`/api/v1/payment/sessions/${id}/cancel`)).status).toBe(200);
  return id;
}

/** The webhook of this number, from 1. */
async function arrival(number: number): Promise<ReceivedWebhook> {
  await expect.poll(() => receiver.received.length).toBeGreaterThanOrEqual(number);
  return receiver.received[number - 1] as ReceivedWebhook;
}

it("a cancelled session's event arrives, is listed, and can be had again", async () => {
  const session = await cancelNewSession();
  const { body, headers } = await arrival(1);
  const event = await unwrap(body, headers, endpoint.secret);
  expect(new Webhook(endpoint.secret).verify(body, headers)).toEqual(event);
  expect(event).toMatchObject({ event_type: "payment.session.cancelled", data: { id: session, status: "cancelled" } });
  const id = headers["webhook-id"] ?? "";
  expect((await server.client.get(`/api/v1/events/${id}`)).body).toEqual(event);

  const deliveries = async () =>
    (await server.client.get<WireDelivery[]>(`/api/v1/webhook_endpoints/${endpoint.id}/deliveries`)).body;
  await expect.poll(async () => (await deliveries())[0]?.status).toBe("succeeded");
  expect((await deliveries())[0]?.attempts).toMatchObject([{ status_code: 204, error: null }]);

  expect((await server.client.post(`/api/v1/events/${id}/resend`)).status).toBe(202);
  expect((await arrival(2)).headers["webhook-id"]).toBe(id);
});

it("for a day after a rotation the webhooks verify by both secrets, and then by the new one alone", async () => {
  const path = `/api/v1/webhook_endpoints/${endpoint.id}/rotate_secret`;
  const { body: rotated } = await server.client.post<{ secret: string }>(path);
  await cancelNewSession();
  const during = await arrival(1);
  for (const secret of [endpoint.secret, rotated.secret]) {
    expect(await unwrap(during.body, during.headers, secret)).toMatchObject({
      event_type: "payment.session.cancelled",
    });
  }
  await server.database.sql`
    update webhook_secrets set expires_at = expires_at - interval '24 hours' where expires_at is not null
  `;
  await cancelNewSession();
  const after = await arrival(2);
  expect(() => new Webhook(endpoint.secret).verify(after.body, after.headers)).toThrow("No matching signature found");
  expect(new Webhook(rotated.secret).verify(after.body, after.headers)).toBeTypeOf("object");
});

it("a sandbox helper's transition arrives like any other", async () => {
  const contractor = await createContractor(server.client);
  for (const [number, helper] of (["complete", "expire"] as const).entries()) {
    const { id } = await createSession(server.client, contractor.id);
    await server.client.post(`/api/v1/test_helpers/payment/sessions/${id}/${helper}`);
    const { body } = await arrival(number + 1);
    expect(JSON.parse(body)).toMatchObject({ event_type: `payment.session.${helper}d`, data: { id } });
  }
});

it("a session that nobody ends expires by itself", async () => {
  const contractor = await createContractor(server.client);
  const { id } = await createSession(server.client, contractor.id);
  await server.database.sql`update payment_sessions set expires_at = clock_timestamp() where status = 'pending'`;
  const { body } = await arrival(1);
  expect(JSON.parse(body)).toMatchObject({ event_type: "payment.session.expired", data: { id, status: "expired" } });
});

it("nothing secret of it all is in the log", async () => {
  await cancelNewSession();
  await arrival(1);
  expect(server.log()).not.toContain(endpoint.secret);
  expect(server.log()).not.toContain("whsec_");
});
