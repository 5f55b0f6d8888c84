import { afterAll, beforeAll, expect, test } from "vitest";
import { describeSchema } from "../support/describe-schema.ts";
import { createTestDatabase } from "../support/test-database.ts";
import type { TestDatabase } from "../support/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test("makes ids that are UUIDs of version 7, all different and in order", async () => {
  const rows = await database.sql<{ id: string }[]>`select new_id() as id from generate_series(1, 5000)`;
  const ids = rows.map((row) => row.id);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(ids).size).toBe(5000);
  // Microseconds: what two calls in the same one get is in random order.
  const times = ids.map((id) => id.slice(0, 18));
  expect(times.toSorted()).toEqual(times);
});

test("puts the database's clock into ids", async () => {
  const [row] = await database.sql<{ id: string; ms: number }[]>`
    select new_id() as id, (extract(epoch from clock_timestamp()) * 1000)::bigint as ms
  `;
  const made = Number.parseInt((row?.id ?? "").replaceAll("-", "").slice(0, 12), 16);
  expect(Math.abs((row?.ms ?? 0) - made)).toBeLessThan(60_000);
});

test("dates rows in whole seconds", async () => {
  const rows = await database.sql<{ at: Date }[]>`select current_second() as at from generate_series(1, 100)`;
  for (const { at } of rows) expect(at.getTime() % 1000).toBe(0);
});

/** Without the file it is written anew, but for in CI. */
test("is, after all migrations, what schema.sql says", async () => {
  await expect(await describeSchema(database.sql)).toMatchFileSnapshot("../schema.sql");
});
