import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { deadlockDetected, serializationFailure } from "../../src/database/error-codes.ts";
import { transaction } from "../../src/database/transaction.ts";
import { createTestDatabase } from "../support/test-database.ts";
import type { TestDatabase } from "../support/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ migrated: false });
  await database.sql`create table counters (id int primary key, value int not null)`;
});
beforeEach(async () => {
  await database.sql`delete from counters`;
  await database.sql`insert into counters values (1, 0), (2, 0)`;
});
afterAll(() => database.close());

test("commits and answers what the work answers", async () => {
  const answer = await transaction(database.sql, async (sql) => {
    await sql`update counters set value = 5 where id = 1`;
    return "done";
  });
  expect(answer).toBe("done");
  expect(await values()).toEqual([5, 0]);
});

test("rolls back when the work throws, without trying again", async () => {
  let attempts = 0;
  const work = transaction(database.sql, async (sql) => {
    attempts++;
    await sql`update counters set value = 5`;
    throw new Error("no");
  });
  await expect(work).rejects.toThrow("no");
  expect(attempts).toBe(1);
  expect(await values()).toEqual([0, 0]);
});

test("tries again after a serialization failure", async () => {
  const increment = () =>
    transaction(database.sql, async (sql) => {
      await sql`set transaction isolation level repeatable read`;
      const [row] = await sql<{ value: number }[]>`select value from counters where id = 1`;
      await sql`update counters set value = ${(row?.value ?? 0) + 1} where id = 1`;
    });
  await Promise.all([increment(), increment(), increment()]);
  expect(await values()).toEqual([3, 0]);
});

test("tries again after a deadlock", async () => {
  let attempts = 0;
  let locked = 0;
  const barrier = Promise.withResolvers<void>();
  const lockBoth = (first: number, second: number) =>
    transaction(database.sql, async (sql) => {
      attempts++;
      await sql`update counters set value = value + 1 where id = ${first}`;
      if (++locked === 2) barrier.resolve();
      await barrier.promise;
      await sql`update counters set value = value + 1 where id = ${second}`;
    });
  await Promise.all([lockBoth(1, 2), lockBoth(2, 1)]);
  expect(attempts).toBe(3);
  expect(await values()).toEqual([2, 2]);
});

test.each([serializationFailure, deadlockDetected])("gives up after five attempts (%s)", async (code) => {
  let attempts = 0;
  const work = transaction(database.sql, async (sql) => {
    attempts++;
    await sql.unsafe(`do $$ begin raise exception using errcode = '${code}'; end $$`);
  });
  await expect(work).rejects.toMatchObject({ code });
  expect(attempts).toBe(5);
});

async function values(): Promise<number[]> {
  const rows = await database.sql<{ value: number }[]>`select value from counters order by id`;
  return rows.map((row) => row.value);
}
