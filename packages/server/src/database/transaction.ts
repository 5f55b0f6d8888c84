import { setTimeout as delay } from "node:timers/promises";
import { deadlockDetected, errorCode, serializationFailure } from "./error-codes.ts";
import type { Sql, TransactionSql } from "./pool.ts";

const maxAttempts = 5;

/**
 * Runs `work` in one transaction. When PostgreSQL rolled it back in favour of a rival it runs again from the start, so
 * `work` must have no effect outside the transaction.
 */
export async function transaction<T>(sql: Sql, work: (sql: TransactionSql) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      // The wrapper keeps postgres.js from unwrapping a returned array of promises.
      const { result } = await sql.begin(async (inner) => ({ result: await work(inner) }));
      return result;
    } catch (error) {
      if (attempt === maxAttempts || !lostToRival(error)) throw error;
      await delay(Math.random() * 10 * 2 ** attempt);
    }
  }
}

function lostToRival(error: unknown): boolean {
  const code = errorCode(error);
  return code === serializationFailure || code === deadlockDetected;
}
