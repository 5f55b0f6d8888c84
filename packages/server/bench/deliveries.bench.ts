import { setTimeout as delay } from "node:timers/promises";
import { systemClock } from "../src/clock.ts";
import { leaseDeliveries, listDueLanes } from "../src/webhooks/delivery-repository.ts";
import { createWebhookSender } from "../src/webhooks/send-webhook.ts";
import { signDelivery } from "../src/webhooks/sign-delivery.ts";
import { type Outbox, startOutbox } from "./start-outbox.ts";
import { startReceiver } from "./start-receiver.ts";
import { describeSpread, judge, median } from "./statistics.ts";

/**
 * Deliveries per second out of the database against what the same sender reaches without one: signing and sending the
 * same deliveries to the same receiver, as many at once. Both in turn, in one run.
 */
const rounds = 7;
const deliveriesARound = 12_000;
const concurrency = 64;
const organizationCount = 4;

const receiver = await startReceiver();
const outbox = await startOutbox();
const organizations = await Promise.all(
  Array.from({ length: organizationCount }, async () => {
    const organization = await outbox.insertOrganization();
    await outbox.insertEndpoint(organization.organizationId, `${receiver.url}/webhooks`);
    return organization;
  }),
);

const withDatabase: number[] = [];
const withoutDatabase: number[] = [];
// The first round of each warms everything up.
for (let round = 0; round <= rounds; round += 1) {
  const bare = await measureBare(outbox);
  const full = await measureFull(outbox);
  if (round === 0) continue;
  withoutDatabase.push(bare);
  withDatabase.push(full);
}
const ratios = withDatabase.map((rate, index) => rate / (withoutDatabase[index] ?? Number.NaN));
console.log(`without a database  ${describeSpread(withoutDatabase)} deliveries/s`);
console.log(`out of the database ${describeSpread(withDatabase)} deliveries/s`);
console.log(`ratio               ${describeSpread(ratios, 2)}`);
judge("at least 0.65 of the deliveries per second of the same sender without a database", median(ratios) >= 0.65);
await outbox.close();
await receiver.close();

/** Events are cancelled sessions; nobody is awake to deliver them. */
async function fill(box: Outbox, count: number): Promise<void> {
  const { sql } = box;
  for (const organization of organizations) {
    const ids = await box.insertSessions(organization, count / organizations.length);
    await sql`update payment_sessions set status = 'cancelled', cancelled_at = current_second() where id = any(${ids})`;
    await sql`
      with event as (
        insert into events (organization_id, environment, session_id, event_type)
        select organization_id, environment, id, 'payment.session.cancelled' from payment_sessions where id = any(${ids})
        returning id, organization_id
      )
      insert into deliveries (event_id, endpoint_id, organization_id)
      select event.id, endpoint.id, event.organization_id
      from event join webhook_endpoints as endpoint on endpoint.organization_id = event.organization_id
    `;
  }
  await sql`vacuum analyze deliveries`;
}

async function measureFull(box: Outbox): Promise<number> {
  await fill(box, deliveriesARound);
  const startedMs = performance.now();
  const worker = box.startWorker();
  for (let isPending = true; isPending;) {
    await delay(20);
    const [row] = await box.sql<{ pending: boolean }[]>`
      select exists (select from deliveries where status = 'pending') as pending
    `;
    isPending = row?.pending ?? false;
  }
  const seconds = (performance.now() - startedMs) / 1_000;
  await worker.stop();
  await assertDelivered(box);
  return deliveriesARound / seconds;
}

async function assertDelivered({ sql }: Outbox): Promise<void> {
  const [row] = await sql`select count(*)::integer as count from deliveries where status <> 'succeeded'`;
  if (row?.["count"] !== 0) throw new Error("Not everything was delivered.");
}

/** The same deliveries, leased beforehand and recorded nowhere. */
async function measureBare(box: Outbox): Promise<number> {
  const { sql, encryption } = box;
  await fill(box, deliveriesARound);
  const lanes = await listDueLanes(sql);
  const leased = await leaseDeliveries(sql, new Map(lanes.map((lane) => [lane, deliveriesARound])), 600);
  const sender = createWebhookSender({ clock: systemClock, allowLoopback: true });
  const { signal } = new AbortController();
  const startedMs = performance.now();
  const send = async () => {
    for (let delivery = leased.pop(); delivery !== undefined; delivery = leased.pop()) {
      const { headers, body } = await signDelivery(delivery, encryption);
      const result = await sender.send({ url: delivery.url, environment: "test", headers, body, signal });
      if (result.statusCode !== 204) throw new Error(result.error ?? `The receiver answered ${result.statusCode}.`);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, send));
  const seconds = (performance.now() - startedMs) / 1_000;
  await sender.close();
  await sql`truncate deliveries`;
  return deliveriesARound / seconds;
}
