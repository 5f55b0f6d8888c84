import { afterAll, beforeAll, expect, test } from "vitest";
import { queryCanceled } from "../../src/database/error-codes.ts";
import { createTestDatabase } from "../support/test-database.ts";
import type { TestDatabase } from "../support/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ statementTimeoutMs: 200, applicationName: "pool test" });
});
afterAll(() => database.close());

test("reads bigint columns as numbers", async () => {
  const rows = await database.sql`select ${2 ** 53 - 1}::bigint as value`;
  expect(rows).toEqual([{ value: 2 ** 53 - 1 }]);
});

test("refuses a bigint that a number cannot hold", async () => {
  await expect(database.sql`select 9007199254740993::bigint as value`).rejects.toThrow(RangeError);
});

test("reads timestamps as dates, in whatever time zone the server is", async () => {
  const rows = await database.sql`select timestamptz '2026-01-02 03:04:05+02' as value`;
  expect(rows).toEqual([{ value: new Date("2026-01-02T01:04:05Z") }]);
});

test("ends a statement that takes too long", async () => {
  await expect(database.sql`select pg_sleep(5)`).rejects.toMatchObject({ code: queryCanceled });
});

test("says who it is", async () => {
  const rows =
    await database.sql`select current_setting('application_name') as name, current_setting('TimeZone') as zone`;
  expect(rows).toEqual([{ name: "pool test", zone: "UTC" }]);
});
