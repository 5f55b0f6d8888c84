import { setTimeout as delay } from "node:timers/promises";
import { unwrap, WebhookVerificationError } from "@payment-sessions/webhooks";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Deliveries, startDeliveries } from "../harness/deliveries.ts";
import { type ReceivedWebhook, startWebhookReceiver, type WebhookReceiver } from "../harness/webhook-receiver.ts";

let deliveries: Deliveries;
let receiver: WebhookReceiver;
let endpoint: { id: string; secret: string };

beforeAll(async () => {
  deliveries = await startDeliveries();
});
beforeEach(async () => {
  receiver = await startWebhookReceiver();
  endpoint = await deliveries.insertEndpoint(receiver.url);
});
afterEach(async () => {
  await deliveries.stopWorkers();
  await receiver.close();
  await deliveries.database.sql`truncate webhook_secrets, deliveries, webhook_endpoints, events`;
});
afterAll(() => deliveries.close());

const arrived = (count: number) => expect.poll(() => receiver.received.length).toBe(count);
const settled = (status: string) =>
  expect.poll(async () => (await deliveries.readDeliveries())[0]).toMatchObject({ status });
const answerWith = (status: number, headers: Record<string, string> = {}) => {
  receiver.answer = (response) => void response.writeHead(status, headers).end();
};
/** Once so many attempts are recorded. */
async function attempted(count: number) {
  await expect.poll(async () => (await deliveries.readDeliveries())[0]?.attempts.length).toBe(count);
  const [delivery] = await deliveries.readDeliveries();
  return delivery;
}

describe("an event", () => {
  it("arrives, signed so that any library of Standard Webhooks verifies it", async () => {
    deliveries.startWorker();
    const [id] = await deliveries.makeEvents();
    await arrived(1);
    const { body, headers } = receiver.received[0] as ReceivedWebhook;
    expect(headers).toMatchObject({
      "webhook-id": id,
      "content-type": "application/json",
      "user-agent": "payment-sessions",
    });
    expect(new Webhook(endpoint.secret).verify(body, headers)).toMatchObject({
      id,
      event_type: "payment.session.cancelled",
    });
    expect(await unwrap(body, headers, endpoint.secret)).toMatchObject({ id, data: { status: "cancelled" } });
    await settled("succeeded");
    expect((await deliveries.readDeliveries())[0]?.attempts).toMatchObject([{ status_code: 204, error: null }]);
  });

  it.each([
    ["one byte changed", ({ body }: ReceivedWebhook) => ({ body: body.replace("cancelled", "completed") })],
    ["another secret", () => ({ secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" })],
    [
      "a time stamp 301 s old",
      ({ headers }: ReceivedWebhook) => ({
        headers: { ...headers, "webhook-timestamp": String(Number(headers["webhook-timestamp"]) - 301) },
      }),
    ],
  ])("is refused with %s", async (_name, change) => {
    deliveries.startWorker();
    await deliveries.makeEvents();
    await arrived(1);
    const webhook = receiver.received[0] as ReceivedWebhook;
    const { body, headers, secret } = { ...webhook, secret: endpoint.secret, ...(change(webhook) as object) };
    expect(() => new Webhook(secret).verify(body, headers)).toThrow(/signature|timestamp/);
    await expect(unwrap(body, headers, secret)).rejects.toThrow(WebhookVerificationError);
  });

  it("reaches every endpoint of its organization and environment, and no other", async () => {
    const others = await Promise.all([startWebhookReceiver(), startWebhookReceiver()]);
    await deliveries.insertEndpoint(others[0]?.url ?? "");
    await deliveries.insertEndpoint(others[1]?.url ?? "", deliveries.organization.live);
    deliveries.startWorker();
    await deliveries.makeEvents();
    await arrived(1);
    await expect.poll(() => others[0]?.received.length).toBe(1);
    expect(others[1]?.received).toEqual([]);
    await Promise.all(others.map((other) => other.close()));
  });

  it("carries a signature by every secret that is valid, the newest first, and by no expired one", async () => {
    const { sql } = deliveries.database;
    await sql`update webhook_secrets set expires_at = clock_timestamp() + interval '1 hour'`;
    const expired = await deliveries.insertSecret(endpoint.id, { expiresInSeconds: -1 });
    const current = await deliveries.insertSecret(endpoint.id);
    deliveries.startWorker();
    await deliveries.makeEvents();
    await arrived(1);
    const { body, headers } = receiver.received[0] as ReceivedWebhook;
    expect(headers["webhook-signature"]?.split(" ")).toHaveLength(2);
    for (const secret of [current, endpoint.secret])
      expect(new Webhook(secret).verify(body, headers)).toBeTypeOf("object");
    expect(() => new Webhook(expired).verify(body, headers)).toThrow("No matching signature found");
  });

  it("is sent once by many workers", async () => {
    for (let worker = 0; worker < 4; worker += 1) deliveries.startWorker();
    const ids = await deliveries.makeEvents(60);
    await arrived(60);
    await delay(300);
    expect(receiver.received).toHaveLength(60);
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"]))).toEqual(new Set(ids));
  });

  it("that was made while no worker ran is sent once one does", async () => {
    const ids = await deliveries.makeEvents(3);
    deliveries.startWorker();
    await arrived(3);
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"]))).toEqual(new Set(ids));
  });
});

describe("an endpoint that answers", () => {
  it.each([200, 201, 204, 299])("%s has received it", async (status) => {
    answerWith(status);
    deliveries.startWorker();
    await deliveries.makeEvents();
    expect(await attempted(1)).toMatchObject({ status: "succeeded", due_in_seconds: null });
  });

  it.each([301, 302, 400, 404, 429, 500, 503])("%s gets it again, 5 seconds later", async (status) => {
    answerWith(status, { location: "http://127.0.0.1:1/" });
    deliveries.startWorker();
    await deliveries.makeEvents();
    const delivery = await attempted(1);
    expect(delivery).toMatchObject({
      status: "pending",
      is_leased: false,
      attempts: [{ status_code: status, error: null }],
    });
    expect(delivery?.due_in_seconds).toBeGreaterThan(0);
    expect(delivery?.due_in_seconds).toBeLessThanOrEqual(5.5);
    expect(await deliveries.readEndpoint(endpoint.id)).toEqual({ disabled_reason: null, is_failing: true });
  });

  it("nothing gets it again, and the attempt says why", async () => {
    receiver.answer = () => {};
    deliveries.startWorker({}, { timeoutMs: 100 });
    await deliveries.makeEvents();
    expect((await attempted(1))?.attempts).toMatchObject([
      { status_code: null, error: "There was no complete response within 0.1 seconds." },
    ]);
  });

  it("with Retry-After is left alone for as long", async () => {
    answerWith(429, { "retry-after": "3600" });
    deliveries.startWorker();
    await deliveries.makeEvents();
    expect((await attempted(1))?.due_in_seconds).toBeGreaterThan(3500);
  });

  it("410 gets nothing any more", async () => {
    answerWith(410);
    deliveries.startWorker();
    await deliveries.makeEvents();
    await settled("failed");
    expect(await deliveries.readEndpoint(endpoint.id)).toMatchObject({ disabled_reason: "gone" });
    await deliveries.makeEvents();
    expect(await deliveries.readDeliveries()).toHaveLength(1);
  });

  it("well in the end is no longer failing", async () => {
    answerWith(500);
    deliveries.startWorker();
    await deliveries.makeEvents();
    await attempted(1);
    answerWith(200);
    await deliveries.passTime();
    await settled("succeeded");
    expect(receiver.received.map(({ headers }) => headers["webhook-id"])).toHaveLength(2);
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect(await deliveries.readEndpoint(endpoint.id)).toEqual({ disabled_reason: null, is_failing: false });
  });

  it("nothing but failures eight times gets no ninth attempt", async () => {
    answerWith(500);
    deliveries.startWorker();
    await deliveries.makeEvents();
    for (let count = 1; count < 8; count += 1) {
      await attempted(count);
      await deliveries.passTime();
    }
    await settled("failed");
    expect((await deliveries.readDeliveries())[0]?.attempts).toHaveLength(8);
  });

  it.each([
    ["4 days 23 hours", null],
    ["5 days", "failing"],
  ])("nothing but failures for %s: disabled_reason is %s", async (age, reason) => {
    await deliveries.database.sql`update webhook_endpoints set failing_since = clock_timestamp() - ${age}::interval`;
    answerWith(500);
    deliveries.startWorker();
    await deliveries.makeEvents();
    await attempted(1);
    expect(await deliveries.readEndpoint(endpoint.id)).toMatchObject({ disabled_reason: reason });
  });

  it("well after five days of failures stays enabled", async () => {
    await deliveries.database.sql`update webhook_endpoints set failing_since = clock_timestamp() - interval '6 days'`;
    deliveries.startWorker();
    await deliveries.makeEvents();
    await settled("succeeded");
    expect(await deliveries.readEndpoint(endpoint.id)).toEqual({ disabled_reason: null, is_failing: false });
  });
});

it("keeps what is pending to a disabled endpoint until it is enabled again", async () => {
  const { sql } = deliveries.database;
  await deliveries.makeEvents();
  await sql`update webhook_endpoints set disabled_reason = 'requested'`;
  deliveries.startWorker();
  await delay(300);
  expect(receiver.received).toEqual([]);
  await sql`update webhook_endpoints set disabled_reason = null`;
  await arrived(1);
});

it("sends nothing to a deleted endpoint", async () => {
  await deliveries.makeEvents();
  await deliveries.database.sql`update webhook_endpoints set deleted_at = clock_timestamp()`;
  deliveries.startWorker();
  await delay(300);
  expect(receiver.received).toEqual([]);
});

describe("a lease", () => {
  it("is renewed while the endpoint takes its time", async () => {
    const { sql } = deliveries.database;
    const answered = Promise.withResolvers<void>();
    receiver.answer = async (response) => {
      await answered.promise;
      response.writeHead(200).end();
    };
    for (let worker = 0; worker < 2; worker += 1) deliveries.startWorker({ leaseSeconds: 6 });
    await deliveries.makeEvents();
    await arrived(1);
    const [first] = await sql<{ leased_until: Date }[]>`select leased_until from deliveries`;
    // A lease that is not renewed ends here, and the other worker takes the next one.
    await expect
      .poll(
        () => sql`select from deliveries where clock_timestamp() > ${first?.leased_until ?? 0} + interval '1 second'`,
      )
      .toHaveLength(1);
    answered.resolve();
    await settled("succeeded");
    expect(receiver.received).toHaveLength(1);
  });

  it("that ran out lets another worker send, and the late one changes nothing", async () => {
    const { sql } = deliveries.database;
    const answers: (() => void)[] = [];
    receiver.answer = (response) => void answers.push(() => response.writeHead(answers.length === 2 ? 200 : 500).end());
    deliveries.startWorker({ leaseSeconds: 100 });
    await deliveries.makeEvents();
    await arrived(1);
    await deliveries.passTime();
    deliveries.startWorker({ leaseSeconds: 100 });
    await arrived(2);
    answers[1]?.();
    await settled("succeeded");
    receiver.answer = (response) => void response.writeHead(500).end();
    answers[0]?.();
    await deliveries.stopWorkers();
    const [row] = await sql`select status, jsonb_array_length(attempts) as attempts from deliveries`;
    expect(row).toEqual({ status: "succeeded", attempts: 1 });
  });
});

describe("a worker that is told to stop", () => {
  it("finishes what it has begun", async () => {
    receiver.answer = (response) => void setTimeout(() => response.writeHead(200).end(), 300);
    deliveries.startWorker({ graceMs: 30_000 });
    await deliveries.makeEvents();
    await arrived(1);
    await deliveries.stopWorkers();
    expect(await deliveries.readDeliveries()).toMatchObject([{ status: "succeeded" }]);
  });

  it("gives back what does not end in time, as if it had not been tried", async () => {
    receiver.answer = () => {};
    deliveries.startWorker({ graceMs: 100 });
    await deliveries.makeEvents();
    await arrived(1);
    await deliveries.stopWorkers();
    const [delivery] = await deliveries.readDeliveries();
    expect(delivery).toMatchObject({ status: "pending", attempts: [], is_leased: false });
    expect(delivery?.due_in_seconds).toBeLessThanOrEqual(0);
  });
});

it("sends to the others while endpoints at the same host do not answer", async () => {
  // The endpoints take up half of the places for as long as the test lasts, and would take all that they got.
  receiver.answer = (response, _webhook, request) => {
    if (request.url !== "/silent") response.writeHead(204).end();
  };
  for (let count = 0; count < 6; count += 1) await deliveries.insertEndpoint(new URL("/silent", receiver.url).href);
  const stranger = await deliveries.insertStranger(receiver.url);
  deliveries.startWorker({ capacity: 32, graceMs: 0 });
  await deliveries.makeEvents(50);
  const ids = await deliveries.makeEvents(50, stranger.tenant, stranger.contractor);
  const received = () => new Set(receiver.received.map(({ headers }) => headers["webhook-id"]));
  await expect.poll(() => ids.every((id) => received().has(id))).toBe(true);
});

it("disables an endpoint that answers 410 to one delivery and 200 to another at the same time", async () => {
  let count = 0;
  const waiting: (() => void)[] = [];
  // Both answers go out together, so that their results are written together.
  receiver.answer = (response) => {
    count += 1;
    const status = count === 1 ? 410 : 200;
    waiting.push(() => response.writeHead(status).end());
    if (count === 2) for (const answer of waiting) answer();
  };
  await deliveries.makeEvents(2);
  deliveries.startWorker();
  await expect.poll(() => deliveries.readEndpoint(endpoint.id)).toMatchObject({ disabled_reason: "gone" });
});

it("does not hold an answer of the former URL against the new one", async () => {
  const { sql } = deliveries.database;
  const answers: (() => void)[] = [];
  receiver.answer = (response) => void answers.push(() => response.writeHead(410).end());
  deliveries.startWorker();
  await deliveries.makeEvents();
  await arrived(1);
  await sql`update webhook_endpoints set url = 'https://app.example.com/new' where id = ${endpoint.id}`;
  answers[0]?.();
  await settled("failed");
  expect(await deliveries.readEndpoint(endpoint.id)).toEqual({ disabled_reason: null, is_failing: false });
});

it("leaves to other processes what it has no key for, and goes on with the rest", async () => {
  const { sql } = deliveries.database;
  const sealed = await deliveries.insertEndpoint(receiver.url);
  await sql`update webhook_secrets set ciphertext = 'sealed' where endpoint_id = ${sealed.id}`;
  deliveries.startWorker();
  const ids = await deliveries.makeEvents(20);
  await arrived(20);
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"]))).toEqual(new Set(ids));
  // A lane of which one failed so is not tried over and over.
  expect(deliveries.log().split("delivery failed").length - 1).toBeLessThanOrEqual(8);
  const [row] = await sql`
    select count(*)::integer as count from deliveries
    where endpoint_id = ${sealed.id} and status = 'pending' and attempts = '[]'
  `;
  expect(row).toEqual({ count: 20 });
});

it("renews and records the same deliveries at once without a deadlock", async () => {
  receiver.answer = (response) => void setTimeout(() => response.writeHead(200).end(), Math.random() * 400);
  // Renews every 33 ms what is in flight, while results come in.
  deliveries.startWorker({ leaseSeconds: 0.1 });
  await deliveries.makeEvents(200);
  const unfinished = async () => (await deliveries.readDeliveries()).filter(({ status }) => status !== "succeeded");
  await expect.poll(unfinished).toEqual([]);
  expect(deliveries.log()).not.toContain("deadlock");
});

it("writes neither secrets nor addresses into its log when it fails", async () => {
  const { sql } = deliveries.database;
  await sql.unsafe(`
    create function fail() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$;
    create trigger fail before update of status on deliveries for each row execute function fail();
  `);
  deliveries.startWorker();
  await deliveries.makeEvents();
  await expect.poll(() => deliveries.log()).toContain("disk full");
  await sql.unsafe("drop trigger fail on deliveries; drop function fail()");
  for (const secret of [endpoint.secret, "whsec_", receiver.url, "webhook-signature", "v1,"]) {
    expect(deliveries.log()).not.toContain(secret);
  }
});
