import { afterAll, beforeAll, expect, test } from "vitest";
import { isDatabaseUnavailable, queryCanceled } from "../../src/database/error-codes.ts";
import { createDatabase } from "../../src/database/pool.ts";
import { startDatabaseProxy } from "../support/database-proxy.ts";
import { createTestDatabase } from "../support/test-database.ts";
import type { TestDatabase } from "../support/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ applicationName: "pool test" });
});
afterAll(() => database.close());

test("reads bigint columns as numbers", async () => {
  const rows = await database.sql`select ${2 ** 53 - 1}::bigint as value`;
  expect(rows).toEqual([{ value: 2 ** 53 - 1 }]);
});

test("refuses a bigint that a number cannot hold", async () => {
  await expect(database.sql`select 9007199254740993::bigint as value`).rejects.toThrow(RangeError);
});

test.each([
  ["text[]", ["", "plain", "NULL", 'a "quote"', "back\\slash", "comma, {brace}", "line\nend", " é😀 "]],
  ["text[]", []],
  ["uuid[]", ["01a211c8-0a47-73e7-8d5a-f4c231283486", "01a211c8-0a47-73e7-8d5a-f4c231283487"]],
  ["integer[]", [-1, 0, 2 ** 31 - 1]],
])("writes and reads arrays: %s %j", async (type, array) => {
  const { sql } = database;
  expect(
    await sql`select ${array}::${sql.unsafe(type)} as value, ${array}::${sql.unsafe(type)}::text[] as texts`,
  ).toEqual([{ value: array, texts: array.map(String) }]);
});

test("reads timestamps as dates, in whatever time zone the server is", async () => {
  const rows = await database.sql`select timestamptz '2026-01-02 03:04:05+02' as value`;
  expect(rows).toEqual([{ value: new Date("2026-01-02T01:04:05Z") }]);
});

test("ends a statement that takes too long", async () => {
  const { sql, close } = createDatabase(database.url, { statementTimeoutMs: 200 });
  await expect(sql`select pg_sleep(60)`).rejects.toMatchObject({ code: queryCanceled });
  await close();
});

test("says who it is", async () => {
  const rows =
    await database.sql`select current_setting('application_name') as name, current_setting('TimeZone') as zone`;
  expect(rows).toEqual([{ name: "pool test", zone: "UTC" }]);
});

test("survives a connection that breaks once it is let in", async () => {
  const rejections: unknown[] = [];
  const note = (error: unknown) => rejections.push(error);
  process.on("unhandledRejection", note);
  // Only what follows the log-in is a query: "P" prepares one, "Q" is a simple one.
  const proxy = await startDatabaseProxy(database.url, (bytes) => /^[PQ]/.test(bytes.toString("latin1")));
  const { sql } = createDatabase(proxy.url);
  await expect(sql`select 1`).rejects.toSatisfy(isDatabaseUnavailable);
  await sql.end({ timeout: 0 });
  await proxy.close();
  // Unhandled rejections are told of after the microtasks of this turn.
  await new Promise((resolve) => setImmediate(resolve));
  process.off("unhandledRejection", note);
  expect(rejections).toEqual([]);
});
