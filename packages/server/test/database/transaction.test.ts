import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { deadlockDetected, isDatabaseUnavailable, serializationFailure } from "../../src/database/error-codes.ts";
import { createDatabase, type Sql, type TransactionSql } from "../../src/database/pool.ts";
import { transaction } from "../../src/database/transaction.ts";
import { startDatabaseProxy } from "../support/database-proxy.ts";
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

test("is a part of the transaction that it is begun in", async () => {
  const outer = transaction(database.sql, async (sql) => {
    await transaction(sql, (inner) => inner`update counters set value = 5 where id = 1`);
    expect(await values()).toEqual([0, 0]);
    throw new Error("no");
  });
  await expect(outer).rejects.toThrow("no");
  expect(await values()).toEqual([0, 0]);
});

test("leaves it to the outermost transaction to try again", async () => {
  const attempts = { outer: 0, inner: 0 };
  await transaction(database.sql, async (sql) => {
    attempts.outer++;
    await sql`update counters set value = value + 1 where id = 1`;
    await transaction(sql, async (inner) => {
      if (++attempts.inner < 3) await inner.unsafe(`do $$ begin raise exception using errcode = '40P01'; end $$`);
    });
  });
  expect(attempts).toEqual({ outer: 3, inner: 3 });
  expect(await values()).toEqual([1, 0]);
});

describe("a transaction that loses its connection", () => {
  /** Of one connection, so that whoever comes next gets the one that was lost. */
  const only = (url = database.url) => createDatabase(url, { maxConnections: 1 });

  const terminate = async (sql: TransactionSql) => {
    const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await database.sql`select pg_terminate_backend(${row?.pid ?? 0}, 5000)`;
  };

  const isGoodAgain = async (sql: Sql) => {
    // postgres.js tells the next statement as well that the connection was terminated, and does not send it.
    await sql`select`.catch(() => {});
    for (let round = 0; round < 3; round++) {
      await expect(sql`select 1 as one`).resolves.toEqual([{ one: 1 }]);
      await transaction(sql, (inner) => inner`update counters set value = value + 1 where id = 2`);
    }
    expect(await values()).toEqual([0, 3]);
  };

  test("fails, amid a statement, and nothing else does", async () => {
    const { sql, close } = only();
    const lost = transaction(sql, async (inner) => {
      await inner`update counters set value = 5 where id = 1`;
      await Promise.all([inner`select pg_sleep(5)`, terminate(inner)]);
    });
    await expect(lost).rejects.toSatisfy(isDatabaseUnavailable);
    await isGoodAgain(sql);
    await close();
  });

  test("fails, between two statements, and sends no other to whoever has the connection then", async () => {
    const { sql, close } = only();
    const resumed = Promise.withResolvers<void>();
    const lost = transaction(sql, async (inner) => {
      await inner`update counters set value = 5 where id = 1`;
      await terminate(inner);
      await resumed.promise;
      await inner`update counters set value = 6 where id = 1`;
    });
    await expect(lost).rejects.toSatisfy(isDatabaseUnavailable);
    await transaction(sql, async (next) => {
      await next`select 1`;
      resumed.resolve();
      await delay(20);
    });
    await isGoodAgain(sql);
    await close();
  });

  test("fails when the connection is reset", async () => {
    const proxy = await startDatabaseProxy(database.url, (bytes) => bytes.includes("value = 7"));
    const { sql, close } = only(proxy.url);
    const lost = transaction(sql, (inner) => inner`update counters set value = 7 where id = 1`);
    await expect(lost).rejects.toSatisfy(isDatabaseUnavailable);
    await isGoodAgain(sql);
    await close();
    await proxy.close();
  });
});

async function values(): Promise<number[]> {
  const rows = await database.sql<{ value: number }[]>`select value from counters order by id`;
  return rows.map((row) => row.value);
}
