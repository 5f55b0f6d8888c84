import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { encodeId } from "../../src/ids.ts";
import { endLeases } from "../harness/idempotency.ts";
import { createTestOrganization, insertTestContractor, type TestOrganization } from "../harness/test-organization.ts";
import { ApiClient } from "../harness/api-client.ts";
import { startWebhookReceiver, type WebhookReceiver } from "../harness/webhook-receiver.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";
import { ChaosClient } from "./client.ts";
import { Fleet } from "./fleet.ts";

const seconds = Number(process.env["CHAOS_SECONDS"] ?? 12);
const killEverySeconds = Number(process.env["KILL_EVERY_SECONDS"] ?? 2);
const roles = ["api", "api", "api", "worker", "worker"] as const;
const clientCount = 6;

let database: TestDatabase;
let organization: TestOrganization;
let receiver: WebhookReceiver;
let fleet: Fleet;
beforeAll(async () => {
  database = await createTestDatabase();
  [organization, receiver] = await Promise.all([createTestOrganization(database.sql), startWebhookReceiver()]);
  fleet = new Fleet({
    DATABASE_URL: database.url,
    // However fast the machine is, nobody is sent away.
    RATE_LIMIT_PER_SECOND: "100000",
    ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    WEBHOOK_ALLOW_LOOPBACK: "true",
  });
});
afterAll(async () => {
  await fleet.stop("SIGKILL");
  await receiver.close();
  await database.close();
});

const countPending = async () => {
  const [row] = await database.sql`select count(*)::integer as count from deliveries where status = 'pending'`;
  return row?.["count"] as number;
};

it(
  `loses nothing and doubles nothing for ${seconds} s, with one of three APIs and two workers killed every ${killEverySeconds} s`,
  { timeout: 120_000 + seconds * 2_000 },
  async ({ annotate }) => {
    await fleet.start(roles);
    const first = new ApiClient(fleet.apis()[0]?.url ?? "", organization.testKey);
    expect((await first.post("/api/v1/webhook_endpoints", { url: receiver.url })).status).toBe(201);
    const contractor = encodeId("cn", await insertTestContractor(database.sql, organization.test));
    const clients = Array.from(
      { length: clientCount },
      () => new ChaosClient(fleet.apis, organization.testKey, contractor),
    );
    const stopping = new AbortController();
    const load = clients.map((client) => client.placeOrders(stopping.signal));
    for (let killed = 0; killed < Math.floor(seconds / killEverySeconds); killed += 1) {
      await fleet.killOne();
      await delay(killEverySeconds * 1_000);
    }
    stopping.abort();
    await fleet.replaced();
    await Promise.all(load);
    await endLeases(database.sql);
    await Promise.all(clients.map((client) => client.finishOrders()));
    await expect.poll(countPending, { timeout: 60_000 }).toBe(0);
    expect(await fleet.stop("SIGTERM")).toEqual(roles.map(() => 0));

    const failures = clients.flatMap((client) => client.failures);
    const elsewhere = failures.filter(({ instance, reason }) => !instance.isKilled || reason !== "connection");
    expect(
      elsewhere.map(({ reason }) => reason),
      "failures of a process that was not killed",
    ).toEqual([]);
    const orders = clients.flatMap((client) => client.orders);
    const numbers = await assertOneEffectEach(orders.map(({ session }) => session?.id ?? ""));
    const requests = clients.reduce((sum, client) => sum + client.requests, 0);
    await annotate(
      JSON.stringify({ kills: fleet.kills, requests, cutOff: failures.length, orders: orders.length, ...numbers }),
    );
  },
);

/** Every order has a session of its own, every session one event, and every event has arrived. */
async function assertOneEffectEach(sessions: readonly string[]) {
  const { sql } = database;
  const stored = await sql<{ id: string; status: string }[]>`select id, status::text from payment_sessions`;
  expect(new Set(stored.map(({ id }) => encodeId("hps", id)))).toEqual(new Set(sessions));
  expect([stored.length, new Set(stored.map(({ status }) => status))]).toEqual([
    sessions.length,
    new Set(["cancelled"]),
  ]);
  const events = await sql<{ id: string; session_id: string }[]>`select id, session_id from events`;
  expect([events.length, new Set(events.map(({ session_id }) => session_id)).size]).toEqual([
    stored.length,
    stored.length,
  ]);
  const arrived = new Set(receiver.received.map(({ headers }) => headers["webhook-id"]));
  expect(arrived).toEqual(new Set(events.map(({ id }) => encodeId("ev", id))));
  const succeeded = await sql`select from deliveries where status = 'succeeded'`;
  expect(succeeded).toHaveLength(events.length);
  return { events: events.length, webhooks: receiver.received.length };
}
