import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { encodeId } from "../../src/ids.ts";
import { ApiClient } from "../harness/api-client.ts";
import { endLeases, withKey } from "../harness/idempotency.ts";
import { waitForDisconnect } from "../harness/kills.ts";
import { returnUrl } from "../harness/requests.ts";
import { createTestOrganization, insertTestContractor, type TestOrganization } from "../harness/test-organization.ts";
import { ServerProcess } from "../support/server-process.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";

const rounds = Number(process.env["KILL_ROUNDS"] ?? 5);
const clients = 12;
const applicationName = "payment-sessions to be killed";

let database: TestDatabase;
let organization: TestOrganization;
let contractor: string;
let encryptionKey: string;
let server: ServerProcess;

beforeAll(async () => {
  database = await createTestDatabase();
  organization = await createTestOrganization(database.sql);
  contractor = encodeId("cn", await insertTestContractor(database.sql, organization.test));
  encryptionKey = randomBytes(32).toString("base64");
});
afterAll(async () => {
  await server.kill("SIGKILL");
  await waitForDisconnect({ database }, applicationName);
  await database.close();
});

async function start(): Promise<ApiClient> {
  const separator = database.url.includes("?") ? "&" : "?";
  const url = `${database.url}${separator}application_name=${encodeURIComponent(applicationName)}`;
  const settings = { DATABASE_URL: url, ENCRYPTION_KEY: encryptionKey, LOG_LEVEL: "info" };
  server = new ServerProcess("/nonexistent", settings, ["serve", "--role", "api"]);
  const { api } = await server.logs("running");
  return new ApiClient(String(api), organization.testKey);
}

const create = (client: ApiClient, key: string) =>
  client.post<{ url: string }>("/api/v1/payment/sessions", { contractor, return_url: returnUrl }, withKey(key));

/** Creates one session after the other, until the service is killed; notes the answers by their keys. */
async function createUntilKilled(client: ApiClient, answers: Map<string, unknown>): Promise<void> {
  for (;;) {
    const key = randomUUID();
    answers.set(key, undefined);
    const answer = await create(client, key).catch(() => undefined);
    if (answer === undefined) return;
    expect(answer.status).toBe(201);
    answers.set(key, answer.body);
  }
}

async function count() {
  const [row] = await database.sql<{ sessions: number; answers: number; claims: number }[]>`
    select (select count(*)::integer from payment_sessions) as sessions,
      count(answer_ciphertext)::integer as answers, count(*)::integer as claims from idempotency_keys
  `;
  return row ?? { sessions: 0, answers: 0, claims: 0 };
}

it(
  `creates one session a key, with the one url that was answered, through ${rounds} kills`,
  { timeout: 60_000 + rounds * 10_000 },
  async () => {
    let [sent, interrupted] = [0, 0];
    let client = await start();
    for (let round = 1; round <= rounds; round += 1) {
      const answers = new Map<string, unknown>();
      const load = Array.from({ length: clients }, () => createUntilKilled(client, answers));
      const requests = randomInt(2, 10) * clients;
      await expect.poll(() => answers.size, { interval: 5 }).toBeGreaterThan(requests);
      await server.kill("SIGKILL");
      await Promise.all(load);
      // Until then the database may still carry out what the process had sent.
      await waitForDisconnect({ database }, applicationName);
      const left = await count();
      expect(left.sessions, "an effect is never without its answer").toBe(left.answers);
      interrupted += left.claims - left.answers;
      await endLeases(database.sql);
      client = await start();
      for (const [key, first] of answers) {
        const again = await create(client, key);
        expect([again.status, again.body]).toEqual([201, first ?? again.body]);
      }
      sent += answers.size;
      expect(await count()).toEqual({ sessions: sent, answers: sent, claims: sent });
    }
    expect(interrupted, "kills between a claim and its answer").toBeGreaterThan(0);
  },
);
