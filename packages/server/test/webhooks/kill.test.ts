import { randomBytes, randomInt } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { encodeId } from "../../src/ids.ts";
import { ApiClient } from "../harness/api-client.ts";
import {
  createTestOrganization,
  insertTestContractor,
  insertTestSession,
  type TestOrganization,
} from "../harness/test-organization.ts";
import { startWebhookReceiver, type WebhookReceiver } from "../harness/webhook-receiver.ts";
import { ServerProcess } from "../support/server-process.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";

const rounds = Number(process.env["KILL_ROUNDS"] ?? 10);
const roles = ["api", "worker", "worker"];

let database: TestDatabase;
let organization: TestOrganization;
let receiver: WebhookReceiver;
let encryptionKey: string;
const processes: { process: ServerProcess; url: string }[] = [];
const stopping = new AbortController();
let load: Promise<number>[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  [organization, receiver] = await Promise.all([createTestOrganization(database.sql), startWebhookReceiver()]);
  encryptionKey = randomBytes(32).toString("base64");
});
afterAll(async () => {
  stopping.abort();
  await Promise.allSettled([...load, ...processes.map(({ process }) => process.kill("SIGKILL"))]);
  await receiver.close();
  await database.close();
});

async function start(role: string): Promise<{ process: ServerProcess; url: string }> {
  const settings = { DATABASE_URL: database.url, ENCRYPTION_KEY: encryptionKey, WEBHOOK_ALLOW_LOOPBACK: "true" };
  const process = new ServerProcess("/nonexistent", { ...settings, LOG_LEVEL: "info" }, ["serve", "--role", role]);
  const { api } = await process.logs("running");
  return { process, url: String(api) };
}

/** Cancels one session after the other; whoever answers that, or does not. */
async function cancelSessions(urlOf: () => string, signal: AbortSignal): Promise<number> {
  const contractor = await insertTestContractor(database.sql, organization.test);
  let answered = 0;
  while (!signal.aborted) {
    const id = encodeId("hps", await insertTestSession(database.sql, organization.test, contractor));
    const client = new ApiClient(urlOf(), organization.testKey);
    const answer = await client.post(`/api/v1/payment/sessions/${id}/cancel`).catch(() => undefined);
    if (answer?.status === 200) answered += 1;
    else await delay(20);
  }
  return answered;
}

const countPending = async () => {
  const [row] = await database.sql`select count(*)::integer as count from deliveries where status = 'pending'`;
  return row?.["count"] as number;
};

it(
  `delivers every transition at least once, and none that was not, through ${rounds} kills`,
  { timeout: 60_000 + rounds * 8_000 },
  async () => {
    processes.push(...(await Promise.all(roles.map(start))));
    const client = new ApiClient(processes[0]?.url ?? "", organization.testKey);
    expect((await client.post("/api/v1/webhook_endpoints", { url: receiver.url })).status).toBe(201);
    load = [1, 2, 3].map(() => cancelSessions(() => processes[0]?.url ?? "", stopping.signal));
    for (let round = 0; round < rounds; round += 1) {
      await delay(randomInt(300));
      // The API every fourth time: while it is away nothing new comes about.
      const victim = round % 4 === 3 ? 0 : randomInt(1, roles.length);
      await processes[victim]?.process.kill("SIGKILL");
      processes[victim] = await start(roles[victim] ?? "");
    }
    stopping.abort();
    const answered = (await Promise.all(load)).reduce((sum, count) => sum + count, 0);
    await expect.poll(countPending).toBe(0);
    await Promise.all(processes.map(({ process }) => process.kill("SIGTERM")));

    const { sql } = database;
    const events = await sql<{ id: string }[]>`select id from events`;
    const [sessions] =
      await sql`select count(*)::integer as cancelled from payment_sessions where status = 'cancelled'`;
    expect(sessions).toEqual({ cancelled: events.length });
    // Answers may have been lost, but nothing that was answered.
    expect(answered).toBeGreaterThan(rounds);
    expect(events.length).toBeGreaterThanOrEqual(answered);
    const delivered = new Set(receiver.received.map(({ headers }) => headers["webhook-id"]));
    expect(delivered).toEqual(new Set(events.map(({ id }) => encodeId("ev", id))));
    for (const { headers, body } of receiver.received)
      expect(JSON.parse(body)).toMatchObject({ id: headers["webhook-id"] });
    const repeated = receiver.received.length - delivered.size;
    expect(repeated, "what a killed worker had not recorded").toBeLessThan(events.length);
  },
);
