import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApiKey, parseApiKey } from "../../src/api-keys/api-key.ts";
import { findApiKeys, recordApiKeyUse } from "../../src/api-keys/repository.ts";
import { createTestDatabase } from "../support/test-database.ts";
import type { TestDatabase } from "../support/test-database.ts";

let database: TestDatabase;
let organizationId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  const [row] = await database.sql<{ id: string }[]>`insert into organizations (name) values ('Acme') returning id`;
  organizationId = row?.id ?? "";
});
afterAll(() => database.close());

async function store(times: { expiresIn?: string; revokedIn?: string } = {}): Promise<Buffer> {
  const digest = parseApiKey(createApiKey("live"))?.digest ?? Buffer.alloc(0);
  await database.sql`
    insert into api_keys (organization_id, environment, digest, expires_at, revoked_at) values (
      ${organizationId}, 'live', ${digest},
      clock_timestamp() + ${times.expiresIn ?? null}::interval, clock_timestamp() + ${times.revokedIn ?? null}::interval
    )
  `;
  return digest;
}

const find = async (digest: Buffer) => (await findApiKeys(database.sql, [digest]))[0];

test("finds a key by its digest", async () => {
  const digest = await store();
  expect(await find(digest)).toEqual({
    apiKey: { id: expect.stringMatching(/^[0-9a-f-]{36}$/), organizationId, environment: "live" },
    expiresInMs: undefined,
    isUseDue: true,
  });
});

test("finds of many digests each its own, however often it is asked for", async () => {
  const [one, two] = [await store(), await store()];
  const found = await findApiKeys(database.sql, [two, Buffer.alloc(32), one, two]);
  expect(found.map((key) => key?.apiKey.id)).toEqual([
    (await find(two))?.apiKey.id,
    undefined,
    (await find(one))?.apiKey.id,
    (await find(two))?.apiKey.id,
  ]);
  expect(found[0]?.apiKey.id).not.toBe(found[2]?.apiKey.id);
});

test("tells how long a key that expires later is still good", async () => {
  const { expiresInMs = 0 } = (await find(await store({ expiresIn: "1 hour" }))) ?? {};
  expect(expiresInMs).toBeGreaterThan(3_000_000);
  expect(expiresInMs).toBeLessThanOrEqual(3_600_000);
});

test("does not find an unknown, an expired or a revoked key", async () => {
  expect(await find(Buffer.alloc(32))).toBeUndefined();
  expect(await find(await store({ expiresIn: "-1 millisecond" }))).toBeUndefined();
  expect(await find(await store({ revokedIn: "-1 millisecond" }))).toBeUndefined();
});

describe("the use of a key", () => {
  const lastUse = async (digest: Buffer) => {
    const [row] = await database.sql<{ last_used_at: Date | null }[]>`
      select last_used_at from api_keys where digest = ${digest}
    `;
    return row?.last_used_at ?? null;
  };
  /** From now on, one for each row that is written. */
  const countUpdates = () =>
    database.sql.unsafe(`
      create sequence updates minvalue 0;
      create function count_update() returns trigger language plpgsql as
        $$ begin perform nextval('updates'); return null; end $$;
      create trigger count_updates after update on api_keys for each row execute function count_update();
      select nextval('updates');
    `);
  const updates = async () => {
    const [row] = await database.sql<{ last_value: number }[]>`select last_value from updates`;
    return row?.last_value;
  };
  const use = async (digest: Buffer) => {
    const found = await find(digest);
    await recordApiKeyUse(database.sql, found?.apiKey.id ?? "");
    return found?.isUseDue;
  };

  test("is recorded, and again when an hour has passed", async () => {
    const digest = await store();
    expect(await use(digest)).toBe(true);
    const first = await lastUse(digest);
    expect(first).not.toBeNull();
    expect(await use(digest)).toBe(false);
    await database.sql`update api_keys set last_used_at = last_used_at - interval '1 hour' where digest = ${digest}`;
    expect(await use(digest)).toBe(true);
    expect((await lastUse(digest))?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? Infinity);
  });

  test("is recorded once by those who find it due at the same time", async () => {
    const digest = await store();
    const { apiKey } = (await find(digest)) ?? {};
    await countUpdates();
    await Promise.all(Array.from({ length: 8 }, () => recordApiKeyUse(database.sql, apiKey?.id ?? "")));
    expect(await updates()).toBe(1);
    expect(await lastUse(digest)).not.toBeNull();
  });

  test("is left unrecorded rather than waited for when somebody else has the row", async () => {
    const digest = await store();
    await database.sql.begin(async (holder) => {
      await holder`select from api_keys where digest = ${digest} for update`;
      await use(digest);
    });
    expect(await lastUse(digest)).toBeNull();
  });
});
