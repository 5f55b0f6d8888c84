import { randomUUID } from "node:crypto";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type EmbeddedDatabase, startEmbeddedDatabase } from "../../src/database/embedded/start-embedded-database.ts";
import { migrate } from "../../src/database/migrate.ts";
import { createDatabase, type Database } from "../../src/database/pool.ts";
import { encodeId } from "../../src/ids.ts";
import { startTestAdmin, type TestAdmin } from "../harness/admin.ts";
import { withKey } from "../harness/idempotency.ts";
import { returnUrl, type WireSession } from "../harness/requests.ts";
import { createTestOrganization, insertTestContractor } from "../harness/test-organization.ts";
import { startServerOn } from "../harness/test-server.ts";
import { startSwitchableProxy, type SwitchableProxy } from "../support/switchable-proxy.ts";

const outageSeconds = Number(process.env["OUTAGE_SECONDS"] ?? 2);

/** A PostgreSQL of this file's own, to be killed. */
let dataDir: string;
let cluster: EmbeddedDatabase;
let proxy: SwitchableProxy;
let database: Database;
let server: Awaited<ReturnType<typeof startServerOn>>;
let admin: TestAdmin;
let contractor: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "payment-sessions-outage-"));
  await chmod(dataDir, 0o755);
  cluster = await startEmbeddedDatabase({ dataDir, durable: true });
  proxy = await startSwitchableProxy(cluster.url);
  database = createDatabase(proxy.url);
  await migrate(database.sql);
  const organization = await createTestOrganization(database.sql);
  contractor = encodeId("cn", await insertTestContractor(database.sql, organization.test));
  server = await startServerOn(database.sql, organization.testKey);
  admin = await startTestAdmin(database);
});
afterAll(async () => {
  await admin.close();
  await server.close();
  await database.sql.end({ timeout: 0 });
  await proxy.close();
  await cluster.stop({ removeFiles: true });
  await rm(dataDir, { recursive: true, force: true });
});

interface Traffic {
  statuses: number[];
  /** By idempotency key; undefined as long as no answer was final. */
  created: Map<string, WireSession | undefined>;
  cancelled: string[];
}

/** Creates and cancels, one after the other, and repeats a create under its key until it has an answer. */
async function carryOn(traffic: Traffic, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const key = randomUUID();
    traffic.created.set(key, undefined);
    const session = await createUntilAnswered(traffic, key, signal);
    if (session === undefined) return;
    const { status } = await server.client.post(`/api/v1/payment/sessions/${session.id}/cancel`);
    traffic.statuses.push(status);
    if (status === 200) traffic.cancelled.push(session.id);
  }
}

async function createUntilAnswered(
  traffic: Traffic,
  key: string,
  signal: AbortSignal,
): Promise<WireSession | undefined> {
  while (!signal.aborted) {
    const answer = await create(key);
    traffic.statuses.push(answer.status);
    if (answer.status === 201) {
      traffic.created.set(key, answer.body);
      return answer.body;
    }
    await delay(20);
  }
  return undefined;
}

const create = (key: string) =>
  server.client.post<WireSession>("/api/v1/payment/sessions", { contractor, return_url: returnUrl }, withKey(key));

const isReady = async () => (await admin.get("/readyz")).status === 200;

it(
  `answers 503 and is not ready while PostgreSQL is dead for ${outageSeconds} s, then goes on with nothing lost or doubled`,
  { timeout: 60_000 + outageSeconds * 1_000 },
  async () => {
    const traffic: Traffic = { statuses: [], created: new Map(), cancelled: [] };
    const stopping = new AbortController();
    const load = Array.from({ length: 6 }, () => carryOn(traffic, stopping.signal));
    await expect.poll(() => traffic.cancelled.length).toBeGreaterThan(50);
    expect(await isReady()).toBe(true);

    await killPostmaster();
    await proxy.switchTo(undefined);
    await expect.poll(isReady).toBe(false);
    const duringOutage = traffic.statuses.length;
    await delay(outageSeconds * 1_000);
    expect(new Set(traffic.statuses.slice(duringOutage))).toEqual(new Set([503]));
    expect(await isReady()).toBe(false);

    cluster = await startEmbeddedDatabase({ dataDir, durable: true });
    await proxy.switchTo(cluster.url);
    const before = traffic.cancelled.length;
    await expect.poll(isReady).toBe(true);
    await expect.poll(() => traffic.cancelled.length, { timeout: 40_000 }).toBeGreaterThan(before + 50);
    stopping.abort();
    await Promise.all(load);

    // 409 is what a retry gets while the claim of a request that was cut off has not run out; 400 a second cancel.
    expect([...new Set(traffic.statuses)].filter((status) => ![200, 201, 400, 409, 503].includes(status))).toEqual([]);
    await assertNothingLostOrDoubled(traffic);
  },
);

/** As its machine would lose power: nothing is written any more. */
async function killPostmaster(): Promise<void> {
  const [{ path } = { path: "" }] = await database.sql<
    { path: string }[]
  >`select current_setting('data_directory') as path`;
  const pid = Number((await readFile(join(path, "postmaster.pid"), "utf8")).split("\n")[0]);
  process.kill(pid, "SIGKILL");
  await cluster.exited;
}

async function assertNothingLostOrDoubled({ created, cancelled }: Traffic): Promise<void> {
  const { sql } = database;
  await sql`update idempotency_keys set leased_until = clock_timestamp()`;
  for (const [key, first] of created) {
    const again = await create(key);
    expect([again.status, again.body]).toEqual([201, first ?? again.body]);
  }
  const [counts] = await sql`
    select count(*)::integer as sessions, count(*) filter (where status = 'cancelled')::integer as cancelled,
      (select count(*)::integer from events) as events, (select count(*)::integer from idempotency_keys) as keys
    from payment_sessions
  `;
  expect(counts).toMatchObject({ sessions: created.size, keys: created.size, events: counts?.["cancelled"] });
  const rows = await sql<{ id: string }[]>`select id from payment_sessions where status = 'cancelled'`;
  const kept = new Set(rows.map(({ id }) => encodeId("hps", id)));
  expect(cancelled.filter((id) => !kept.has(id))).toEqual([]);
}
