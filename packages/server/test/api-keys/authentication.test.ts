import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createApiKey } from "../../src/api-keys/api-key.ts";
import { systemClock } from "../../src/clock.ts";
import { createDatabase } from "../../src/database/pool.ts";
import { createTestKey } from "../harness/test-organization.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";

let server: TestServer;
let statements: string[] = [];

beforeAll(async () => {
  // The clock stands still: what is in the cache stays there.
  const clock = { ...systemClock, monotonicMs: () => 0 };
  server = await startTestServer({ clock, maxConnections: 1, onStatement: (text) => statements.push(text.trim()) });
  await vi.waitFor(() => expect(statements).toContainEqual(expect.stringMatching(/^listen/)), 30_000);
});
afterAll(() => server.close());
beforeEach(() => {
  statements = [];
});

const path = "/api/v1/contractors";
const newKey = () => createTestKey(server.database.sql, server.organization.id, "test");
const statusOf = async (key: string) => (await server.client.get(path, { key })).status;
const statementsOn = (pattern: RegExp) => statements.filter((text) => pattern.test(text));

describe("a key", () => {
  it("that is mistyped is refused without a statement", async () => {
    const key = await newKey();
    statements = [];
    const slip = key.slice(0, -8) + (key.at(-8) === "a" ? "b" : "a") + key.slice(-7);
    expect([await statusOf(slip), await statusOf(`${key}0`), await statusOf("t9k_test_")]).toEqual([403, 403, 403]);
    expect(statements).toEqual([]);
  });

  it("that is unknown is looked up every time", async () => {
    const key = createApiKey("test");
    expect([await statusOf(key), await statusOf(key)]).toEqual([403, 403]);
    expect(statementsOn(/from api_keys/)).toHaveLength(2);
  });

  it("that is good is looked up once for many requests, and its use is recorded once", async () => {
    const key = await newKey();
    statements = [];
    for (let request = 0; request < 10; request++) expect(await statusOf(key)).toBe(200);
    expect(statementsOn(/^select.*from api_keys/s)).toHaveLength(1);
    expect(statementsOn(/^update api_keys/)).toHaveLength(1);
    const lastUse = () => server.database.sql`select last_used_at from api_keys order by id desc limit 1`;
    await expect.poll(lastUse).toEqual([{ last_used_at: expect.any(Date) }]);
  });
});

describe("recording the use of a key", () => {
  afterEach(() => server.database.sql`drop trigger if exists fail on api_keys`);

  it("fails without the request", async () => {
    const { sql } = server.database;
    await sql`
      create or replace function fail() returns trigger language plpgsql as $$ begin raise exception 'disk on fire'; end $$
    `;
    await sql`create trigger fail before update on api_keys for each row execute function fail()`;
    expect(await statusOf(await newKey())).toBe(200);
    await expect.poll(() => server.log()).toContain("use of an API key not recorded");
  });

  it("holds nobody up while somebody else has the row", async () => {
    const key = await newKey();
    const before = server.log().length;
    const other = createDatabase(server.database.url, { maxConnections: 1 });
    await other.sql.begin(async (holder) => {
      await holder`select from api_keys for update`;
      // All of these share one connection: what waited on it for the row would do so until it gave up, and say so.
      expect(await Promise.all([1, 2, 3].map(() => statusOf(key)))).toEqual([200, 200, 200]);
      expect(await statusOf(key)).toBe(200);
    });
    await other.close();
    expect(server.log().slice(before)).not.toContain("not recorded");
  });
});
