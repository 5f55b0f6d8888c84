import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { encodeId } from "../../src/ids.ts";
import { ApiClient } from "../harness/api-client.ts";
import { endLeases, withKey } from "../harness/idempotency.ts";
import { waitForDisconnect } from "../harness/kills.ts";
import { returnUrl, type WireSession } from "../harness/requests.ts";
import { createTestOrganization, insertTestContractor, type TestOrganization } from "../harness/test-organization.ts";
import { ServerProcess } from "../support/server-process.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";

const rounds = Number(process.env["KILL_ROUNDS"] ?? 5);
const requestsARound = 12;
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

const create = async (client: ApiClient, key: string) =>
  client.post<WireSession & { url: string }>(
    "/api/v1/payment/sessions",
    { contractor, return_url: returnUrl },
    withKey(key),
  );

/** How many of these sessions exist, and how many of the keys have no answer. */
async function leftBehind() {
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
    let interrupted = 0;
    let client = await start();
    for (let round = 1; round <= rounds; round += 1) {
      const keys = Array.from({ length: requestsARound }, () => randomUUID());
      const sent = Promise.allSettled(
        keys.map(async (key) => {
          await delay(randomInt(40));
          return create(client, key);
        }),
      );
      await delay(randomInt(60));
      await server.kill("SIGKILL");
      const answers = await sent;
      // Until then the database may still carry out what the process had sent.
      await waitForDisconnect({ database }, applicationName);
      const { sessions, answers: stored, claims } = await leftBehind();
      // Never an effect without its answer, nor the other way about.
      expect(sessions).toBe(stored);
      interrupted += claims - stored;
      await endLeases(database.sql);
      client = await start();
      for (const [index, key] of keys.entries()) {
        const again = await create(client, key);
        expect(again.status).toBe(201);
        const first = answers[index];
        if (first?.status === "fulfilled") expect(again.body).toEqual(first.value.body);
        expect((await create(client, key)).body).toEqual(again.body);
      }
      const total = round * requestsARound;
      expect(await leftBehind()).toEqual({ sessions: total, answers: total, claims: total });
    }
    expect(interrupted, "kills between a claim and its answer").toBeGreaterThan(0);
  },
);
