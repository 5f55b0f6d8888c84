import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { systemClock } from "../../src/clock.ts";
import { createDatabase, type Database } from "../../src/database/pool.ts";
import { encodeId } from "../../src/ids.ts";
import { runCommand } from "../harness/run-command.ts";
import { createTestKey, createTestOrganization, type TestOrganization } from "../harness/test-organization.ts";
import { startServerOn } from "../harness/test-server.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";

let database: TestDatabase;
let organization: TestOrganization;
let replicas: (Awaited<ReturnType<typeof startServerOn>> & { pool: Database })[];

/** Stands still, so that nothing in a cache grows old by itself. */
let nowMs = 0;
const clock = { ...systemClock, monotonicMs: () => nowMs };

beforeAll(async () => {
  database = await createTestDatabase();
  organization = await createTestOrganization(database.sql);
  replicas = await Promise.all(
    [1, 2].map(async () => {
      const pool = createDatabase(database.url, { applicationName: "replica" });
      return { pool, ...(await startServerOn(pool.sql, organization.testKey, { clock })) };
    }),
  );
  await vi.waitFor(async () => expect(await listeners()).toHaveLength(2), 30_000);
});

afterAll(async () => {
  for (const { close, pool } of replicas) {
    await close();
    await pool.close();
  }
  await database.close();
});

async function listeners(): Promise<number[]> {
  const rows = await database.sql<{ pid: number }[]>`
    select pid from pg_stat_activity
    where datname = current_database() and application_name = 'replica' and state = 'idle' and query ilike 'listen%'
  `;
  return rows.map(({ pid }) => pid);
}

const statuses = (key: string): Promise<number[]> =>
  Promise.all(
    replicas.map(async ({ client }) => {
      const { status } = await client.get("/api/v1/contractors", { key });
      return status;
    }),
  );

/** A key that both replicas have in their caches. */
async function insertCachedKey(): Promise<{ key: string; id: string }> {
  const key = await createTestKey(database.sql, organization.id, "test");
  expect(await statuses(key)).toEqual([200, 200]);
  const [row] = await database.sql<{ id: string }[]>`select id from api_keys order by id desc limit 1`;
  return { key, id: row?.id ?? "" };
}

const revoke = (id: string) => database.sql`update api_keys set revoked_at = clock_timestamp() where id = ${id}`;

const withoutNotifications = async (work: () => Promise<unknown>) => {
  await database.sql`alter table api_keys disable trigger api_keys_changed`;
  await work();
  await database.sql`alter table api_keys enable trigger api_keys_changed`;
};

const expectRefused = (key: string) => expect.poll(() => statuses(key)).toEqual([403, 403]);

describe("a key that is in the cache of every replica", () => {
  it("is refused by all of them once a command has revoked it", async () => {
    const { key, id } = await insertCachedKey();
    const { code } = await runCommand(["keys", "revoke", encodeId("key", id)], { DATABASE_URL: database.url });
    expect(code).toBe(0);
    await expectRefused(key);
  });

  it("is refused once an operator has revoked, deleted or ended it by SQL", async () => {
    const revoked = await insertCachedKey();
    await revoke(revoked.id);
    await expectRefused(revoked.key);
    const deleted = await insertCachedKey();
    await database.sql`delete from api_keys where id = ${deleted.id}`;
    await expectRefused(deleted.key);
    const ended = await insertCachedKey();
    await database.sql`update api_keys set expires_at = clock_timestamp() where id = ${ended.id}`;
    await expect.poll(() => statuses(ended.key)).toEqual([403, 403]);
  });

  it("is refused after five seconds even when nobody tells of the revocation", async () => {
    const { key, id } = await insertCachedKey();
    await withoutNotifications(() => revoke(id));
    expect(await statuses(key)).toEqual([200, 200]);
    nowMs += 5_000;
    expect(await statuses(key)).toEqual([403, 403]);
  });

  it("is refused when it was revoked while a lost connection kept the replicas from hearing", async () => {
    const { key, id } = await insertCachedKey();
    await withoutNotifications(() => revoke(id));
    expect(await statuses(key)).toEqual([200, 200]);
    const lost = await listeners();
    await database.sql`select pg_terminate_backend(pid) from unnest(${lost}::integer[]) as pid`;
    await expectRefused(key);
  });

  it("is refused by replicas that have lost their connection and listen again", async () => {
    const lost = await listeners();
    await database.sql`select pg_terminate_backend(pid) from unnest(${lost}::integer[]) as pid`;
    await expect.poll(async () => (await listeners()).filter((pid) => !lost.includes(pid))).toHaveLength(2);
    const { key, id } = await insertCachedKey();
    await revoke(id);
    await expectRefused(key);
  });

  it("stays good when other columns of it change", async () => {
    const { key, id } = await insertCachedKey();
    await withoutNotifications(() => revoke(id));
    await database.sql`update api_keys set last_used_at = clock_timestamp(), name = 'x' where id = ${id}`;
    const later = await insertCachedKey();
    expect(later.key).not.toBe(key);
    expect(await statuses(key)).toEqual([200, 200]);
  });
});

it("takes a key that it refused a moment ago as soon as there is one", async () => {
  const { key, id } = await insertCachedKey();
  await revoke(id);
  await expectRefused(key);
  await withoutNotifications(() => database.sql`update api_keys set revoked_at = null where id = ${id}`);
  expect(await statuses(key)).toEqual([200, 200]);
});
