import { afterAll, beforeAll, expect, it } from "vitest";
import { startTracing } from "../../src/tracing/tracing.ts";
import { startDeliveries } from "../harness/deliveries.ts";
import { cards, createCardToken } from "../harness/hosted-session.ts";
import { returnUrl, type WireSession } from "../harness/requests.ts";
import { attributesOf, startSpanCollector } from "../harness/span-collector.ts";
import { startWebhookReceiver } from "../harness/webhook-receiver.ts";
import { type PageTestServer, startPageTestServer } from "../hosted-page/support/page-test-server.ts";

let collector: Awaited<ReturnType<typeof startSpanCollector>>;
let server: PageTestServer;
beforeAll(async () => {
  [collector, server] = await Promise.all([startSpanCollector(), startPageTestServer()]);
});
afterAll(async () => {
  await server.close();
  await collector.close();
});

const traceId = "0af7651916cd43dd8448eb211c80319c";
const parentId = "b7ad6b7169203331";

const startTraces = () =>
  startTracing({
    url: collector.url,
    headers: { "x-key": "collector-secret" },
    serviceName: "a name",
    sampledRatio: 1,
  });

/** Creates a session within a trace of the client's and saves a card in it. Answers what must not be told to anybody. */
async function saveCard(): Promise<string[]> {
  const { client, contractor, simulator, organization } = server;
  const trace = { traceparent: `00-${traceId}-${parentId}-01`, tracestate: "vendor=text-of-a-stranger" };
  const request = { headers: { ...trace, "Idempotency-Key": "a-key-of-the-client" } };
  const body = { contractor: contractor.id, return_url: returnUrl };
  const created = await client.post<WireSession & { url: string }>("/api/v1/payment/sessions", body, request);
  const page = created.body.url;
  expect((await fetch(page)).status).toBe(200);
  const cardToken = await createCardToken(simulator, cards.visa);
  const form = { method: "POST", body: `card_token=${cardToken}`, redirect: "manual" } as const;
  expect((await fetch(`${page}/complete`, form)).status).toBe(303);
  await client.get(`/api/v1/contractors?email=${contractor.email}`);
  await client.get(`/no/such/${organization.testKey}`);
  const token = new URL(page).pathname.split("/").at(-1) ?? "";
  const { email, id } = contractor;
  const ours = [
    organization.testKey,
    simulator.secretKey,
    "a-key-of-the-client",
    "text-of-a-stranger",
    "collector-secret",
  ];
  return [...ours, token, cardToken, email, id, created.body.id, returnUrl];
}

/** Delivers an event. Answers what must not be told to anybody. */
async function deliverEvent(): Promise<string[]> {
  const [deliveries, receiver] = await Promise.all([startDeliveries(), startWebhookReceiver()]);
  const { secret } = await deliveries.insertEndpoint(receiver.url);
  const [event = ""] = await deliveries.makeEvents();
  deliveries.startWorker();
  await expect.poll(() => receiver.received.length).toBe(1);
  await deliveries.stopWorkers();
  await deliveries.close();
  await receiver.close();
  return [secret, receiver.url, event];
}

it("tells the collector what a request led to, and no secret, id or address", async () => {
  const stop = await startTraces();
  const secrets = [...(await saveCard()), ...(await deliverEvent())];
  await stop();

  const spans = collector.spans();
  const named = (name: string) => spans.find((span) => span.name === name);
  const created = named("POST /api/v1/payment/sessions");
  expect(created).toMatchObject({ traceId, parentSpanId: parentId, kind: 2 });
  expect(created && attributesOf(created)).toEqual({
    "http.request.method": "POST",
    "http.route": "/api/v1/payment/sessions",
    "http.response.status_code": 201,
    "payment_sessions.request_id": expect.stringMatching(/^req_/),
  });
  const completed = named("POST /payment/setup/:token/complete");
  expect(completed?.parentSpanId ?? "").toBe("");
  expect(completed?.traceId).not.toBe(traceId);
  expect(named("POST /payments")).toMatchObject({
    traceId: completed?.traceId,
    parentSpanId: completed?.spanId,
    kind: 3,
  });
  const delivered = named("POST webhook");
  expect(delivered && attributesOf(delivered)).toMatchObject({
    "http.response.status_code": 204,
    "http.request.resend_count": 0,
  });
  expect(named("GET")).toBeDefined();
  for (const secret of secrets) expect(collector.text()).not.toContain(secret);

  const line = server
    .log()
    .split("\n")
    .find((text) => text.includes(traceId));
  expect(JSON.parse(line ?? "{}")).toMatchObject({
    msg: "request",
    trace_id: traceId,
    route: "/api/v1/payment/sessions",
  });
});

it("tells nobody anything once it has stopped, and the service goes on", async () => {
  const before = collector.spans().length;
  expect((await server.client.get("/api/v1/contractors")).status).toBe(200);
  expect(collector.spans()).toHaveLength(before);
});

it("keeps serving while the collector is away, and ends in time", async () => {
  const stop = await startTracing({
    url: "http://127.0.0.1:9/v1/traces",
    headers: {},
    serviceName: "a",
    sampledRatio: 1,
  });
  expect((await server.client.get("/api/v1/contractors")).status).toBe(200);
  await stop();
});
