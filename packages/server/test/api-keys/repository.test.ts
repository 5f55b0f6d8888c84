import { afterAll, beforeAll, expect, test } from "vitest";
import { createApiKey, parseApiKey } from "../../src/api-keys/api-key.ts";
import { findApiKey } from "../../src/api-keys/repository.ts";
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

test("finds a key by its digest", async () => {
  const digest = await store();
  expect(await findApiKey(database.sql, digest)).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    organizationId,
    environment: "live",
  });
});

test("finds a key that expires later", async () => {
  expect(await findApiKey(database.sql, await store({ expiresIn: "1 hour" }))).toBeDefined();
});

test("does not find an unknown, an expired or a revoked key", async () => {
  expect(await findApiKey(database.sql, Buffer.alloc(32))).toBeUndefined();
  expect(await findApiKey(database.sql, await store({ expiresIn: "-1 millisecond" }))).toBeUndefined();
  expect(await findApiKey(database.sql, await store({ revokedIn: "-1 millisecond" }))).toBeUndefined();
});
