import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { type CheckoutSimulator, createCheckoutSimulator } from "@payment-sessions/checkout-simulator";
import { afterAll, beforeAll, expect, it } from "vitest";
import { encodeId } from "../../src/ids.ts";
import { ApiClient } from "../harness/api-client.ts";
import { dumpTables, readDatabaseFiles } from "../harness/dump-tables.ts";
import { newEncryptionKey } from "../harness/encryption-keys.ts";
import { findSecrets } from "../harness/find-secrets.ts";
import { createCardToken } from "../harness/hosted-session.ts";
import { isReplayed, withKey, withoutTable } from "../harness/idempotency.ts";
import { createContractor, returnUrl, type WireSession } from "../harness/requests.ts";
import type { Secret } from "../harness/spellings.ts";
import { createTestOrganization, type TestOrganization } from "../harness/test-organization.ts";
import { startWebhookReceiver, type WebhookReceiver } from "../harness/webhook-receiver.ts";
import { ServerProcess } from "../support/server-process.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";

let database: TestDatabase;
let organization: TestOrganization;
let receiver: WebhookReceiver;
let simulator: CheckoutSimulator;
const processes: ServerProcess[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  [organization, receiver, simulator] = await Promise.all([
    createTestOrganization(database.sql),
    startWebhookReceiver(),
    createCheckoutSimulator(),
  ]);
});
afterAll(async () => {
  await Promise.all(processes.map((each) => each.kill("SIGKILL")));
  await Promise.all([receiver.close(), simulator.close()]);
  await database.close();
});

/** By a name that tells nothing. */
const secrets: Record<string, Secret> = {};

/** Remembers a secret without the prefix that all of its kind have. */
function secret(name: string, text: string, prefix = ""): string {
  expect(text.startsWith(prefix), name).toBe(true);
  secrets[name] = text.slice(prefix.length);
  return text;
}

/** What the service shows to others, by where. */
const answers: unknown[] = [];
const titles: string[] = [];
const metrics: string[] = [];

const cardNumber = "5436031030606378";
const taxIdentification = secret("tax identification", "912-34-8765");
const keyEntries = [newEncryptionKey(1), newEncryptionKey(2)] as const;
for (const [index, entry] of keyEntries.entries()) {
  secrets[`encryption key ${index + 1}`] = Buffer.from(entry.split(":")[1] ?? "", "base64");
}
const databasePassword = secret("database password", `p@ss/word+${randomBytes(6).toString("hex")}`);

/** With a password that the embedded server does not ask for; a server that does has one already. */
const databaseUrl = (): string =>
  database.url.replace(/^([a-z]+:\/\/[^/:@]*)@/, `$1:${encodeURIComponent(databasePassword)}@`);

/** The command, as an operator runs it; whatever it writes is kept. */
function run(command: string[], entries: readonly string[]): ServerProcess {
  const settings = {
    DATABASE_URL: databaseUrl(),
    ENCRYPTION_KEY: entries.join(","),
    LOG_LEVEL: "trace",
    WEBHOOK_ALLOW_LOOPBACK: "true",
    CHECKOUT_TEST_API_URL: simulator.url,
    CHECKOUT_TEST_SCRIPT_URL: simulator.scriptUrl,
    CHECKOUT_TEST_PUBLIC_KEY: simulator.publicKey,
    CHECKOUT_TEST_SECRET_KEY: simulator.secretKey,
  };
  const process = new ServerProcess("/nonexistent", settings, command);
  processes.push(process);
  return process;
}

interface Addresses {
  api: string;
  hosted_page: string;
  admin?: string;
}

async function serve(...entries: string[]) {
  const process = run(["serve"], entries);
  return { process, ...((await process.logs("running")) as unknown as Addresses) };
}

type Service = Awaited<ReturnType<typeof serve>>;

/** What is to be seen of a running service from outside. */
async function observe({ process, admin }: Service): Promise<void> {
  const backends = await database.sql<{ pid: number }[]>`select pid from pg_stat_activity`;
  const readTitle = (pid: number) => readFile(`/proc/${pid}/cmdline`, "latin1").catch(() => "");
  titles.push(...(await Promise.all([process.pid, ...backends.map(({ pid }) => pid)].map(readTitle))));
  if (admin === undefined) return;
  const text = await (await fetch(`${admin}/metrics`)).text();
  expect(text).toContain("# TYPE");
  metrics.push(text);
}

const sessions = "/api/v1/payment/sessions";
const tokenOf = (url: string) => url.split("/").at(-1) ?? "";

/** Creates and replays; answers both sessions that there are then. */
async function createSessions(client: ApiClient, run: string) {
  const { id: contractor, email } = await createContractor(client, { tax_identification: taxIdentification });
  const body = { contractor, return_url: returnUrl };
  const create = async (name: string) => {
    const key = secret(`idempotency key, ${run} ${name}`, `order of ${run} ${name}, ${randomBytes(6).toString("hex")}`);
    const first = await client.post<WireSession & { url: string }>(sessions, body, withKey(key));
    const again = await client.post<WireSession>(sessions, body, withKey(key));
    expect([first.status, isReplayed(again), again.body]).toEqual([201, true, first.body]);
    secret(`token, ${run} ${name}`, tokenOf(first.body.url), "test_");
    answers.push((await client.post(sessions, { ...body, contractor: "cn_x" }, withKey(key))).body);
    return first.body;
  };
  return { email, contractor, toComplete: await create("1"), toCancel: await create("2") };
}

async function saveCard(page: string, session: { url: string }, run: string): Promise<void> {
  const post = async (cardToken: string) => {
    const url = `${page}/payment/setup/${tokenOf(session.url)}/complete`;
    const body = new URLSearchParams({ card_token: cardToken });
    return fetch(url, { method: "POST", body, redirect: "manual" });
  };
  const declined = secret(`declined card token, ${run}`, await createCardToken(simulator, "4544249167673670"), "tok_");
  expect((await post(declined)).status).toBe(422);
  const token = secret(`card token, ${run}`, await createCardToken(simulator, cardNumber), "tok_");
  expect((await post(token)).status).toBe(303);
}

/** Sends secrets where none belongs, and lets requests fail that carry some. */
async function misuse(client: ApiClient, url: string, contractor: string): Promise<void> {
  const { key } = client;
  const token = tokenOf(url);
  const failing = { contractor, return_url: returnUrl };
  answers.push(
    (await client.get(`${sessions}/${token}`)).body,
    (await client.get(`${sessions}?starting_after=${token}&key=${key}`)).body,
    (await client.post(sessions, { ...failing, return_url: url, [key]: key })).body,
    (await client.post(sessions, failing, { headers: { "x-api-key": key, cookie: token } })).status,
    (await client.get("/api/v1/contractors", { key: `${key}x` })).body,
    (await client.get("/api/v1/contractors", { headers: { authorization: `Basic ${btoa(`${key}:`)}` } })).status,
    (await client.post("/api/v1/contractors", { tax_identification: taxIdentification })).body,
    (await client.post("/api/v1/webhook_endpoints", { url: `https://u:${key}@a.example/${token}` })).body,
    await withoutTable(database.sql, "payment_sessions", async () => (await client.post(sessions, failing)).body),
    await withoutTable(database.sql, "contractors", async () => (await client.post(sessions, failing)).body),
  );
}

async function liveThrough({ api, hosted_page: page }: Service, run: string) {
  const client = new ApiClient(api, organization.testKey);
  const { body: endpoint } = await client.post<{ id: string; secret: string }>("/api/v1/webhook_endpoints", {
    url: receiver.url,
  });
  secret(`signing secret, ${run}`, endpoint.secret, "whsec_");
  const path = `/api/v1/webhook_endpoints/${endpoint.id}`;
  const rotated = await client.post<{ secret: string }>(`${path}/rotate_secret`);
  secret(`rotated signing secret, ${run}`, rotated.body.secret, "whsec_");
  const { email, contractor, toComplete, toCancel } = await createSessions(client, run);
  await saveCard(page, toComplete, run);
  expect((await client.post(`${sessions}/${toCancel.id}/cancel`)).status).toBe(200);
  await misuse(client, toCancel.url, contractor);
  const deliveries = async () => (await client.get<{ status: string }[]>(`${path}/deliveries`)).body;
  const statuses = async () => (await deliveries()).map(({ status }) => status);
  await expect.poll(statuses).toEqual(["succeeded", "succeeded"]);
  // What belongs to nobody but the caller was in the first answers; none of the later ones has it.
  answers.push(
    (await client.get(path)).body,
    await deliveries(),
    (await client.get(`${sessions}/${toComplete.id}`)).body,
  );
  answers.push((await client.get(`/api/v1/contractors/${contractor}`)).body, (await client.get("/api/v1/events")).body);
  const live = await new ApiClient(api, organization.liveKey).get("/api/v1/contractors");
  expect(live.status).toBe(200);
  return { email, session: toComplete.id };
}

it("lets no secret reach the database, a file of it, a log, a metric, an answer or a title", async () => {
  secret("test key", organization.testKey, "t9k_test_");
  secret("live key", organization.liveKey, "t9k_live_");
  secret("provider key", simulator.secretKey, "sk_sbox_");
  secret("card number", cardNumber);
  const [one, two] = keyEntries;

  const before = await serve(one);
  const { email, session } = await liveThrough(before, "before");
  await observe(before);
  await before.process.kill("SIGTERM");
  const commands = ["reencrypt", "status"].map((action) => run(["encryption-keys", action], [two, one]));
  expect(await Promise.all(commands.map(({ exited }) => exited))).toEqual([0, 0]);
  const after = await serve(two);
  await liveThrough(after, "after");
  await observe(after);

  const sources = {
    "the tables": await dumpTables(database.sql),
    "the files": await readDatabaseFiles(database.sql),
    "the logs": processes.map(({ output }) => output).join("\n"),
    "the metrics": metrics.join("\n"),
    "the answers": JSON.stringify(answers),
    "the webhooks": JSON.stringify(receiver.received.map(({ body }) => body)),
    "the titles": titles.join("\n"),
  };
  expect(findSecrets(secrets, sources)).toEqual([]);
  expect(Object.entries(sources).filter(([, source]) => /cvv/i.test(source.toString("latin1")))).toEqual([]);

  // The search would have found them: it finds what is no secret where that has to be.
  const known = {
    email,
    session: session.slice("hps_".length),
    organization: organization.id,
    "public organization": encodeId("org", organization.id),
    title: "serve",
  };
  const places = ["email in the tables", "organization in the tables", "public organization in the logs"];
  const found = findSecrets(known, sources);
  expect(found).toEqual(
    expect.arrayContaining([...places, "session in the answers", "session in the webhooks", "title in the titles"]),
  );
  if (sources["the files"].length > 0) expect(found).toContain("email in the files");
});

it("finds each of these secrets when it is planted in a table, and in the files when it is deleted again", async () => {
  await database.sql`create table planted (bytes bytea)`;
  for (const [name, value] of Object.entries(secrets)) {
    await database.sql`insert into planted values (${Buffer.from(value)})`;
    expect(findSecrets({ [name]: value }, { tables: await dumpPlanted() })).toEqual([`${name} in tables`]);
    await database.sql`delete from planted`;
  }
  // Deleted, and still in the file: in a dump of tables it would not be seen.
  const files = await readDatabaseFiles(database.sql);
  const found = findSecrets(secrets, { files });
  expect(found).toHaveLength(files.length > 0 ? Object.keys(secrets).length : 0);
  await database.sql`drop table planted`;
});

const dumpPlanted = async () => JSON.stringify(await database.sql`select row_to_json(planted)::text from planted`);
