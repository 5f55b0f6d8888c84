import { setTimeout as delay } from "node:timers/promises";
import { collectEffects } from "./after-commit.ts";
import { deadlockDetected, errorCode, serializationFailure } from "./error-codes.ts";
import { gateOf } from "./gated-sql.ts";
import { guardWork } from "./lost-connection.ts";
import type { Sql, Transactable, TransactionSql } from "./pool.ts";

const maxAttempts = 5;

/**
 * Runs `work` in one transaction. When PostgreSQL rolled it back in favour of a rival it runs again from the start, so
 * `work` must have no effect outside the transaction. Within another transaction `work` is a part of that one, which
 * commits, is rolled back and runs again as a whole.
 */
export async function transaction<T>(sql: Transactable, work: (sql: TransactionSql) => Promise<T>): Promise<T> {
  if ("savepoint" in sql) return work(sql);
  for (let attempt = 1; ; attempt++) {
    try {
      return await runOnce(sql, work);
    } catch (error) {
      if (attempt === maxAttempts || !lostToRival(error)) throw error;
      await delay(Math.random() * 10 * 2 ** attempt);
    }
  }
}

async function runOnce<T>(sql: Sql, work: (sql: TransactionSql) => Promise<T>): Promise<T> {
  const effects: (() => void)[] = [];
  const guarded = guardWork((inner) => {
    collectEffects(inner, effects);
    return work(inner);
  });
  const gate = gateOf(sql);
  await gate?.enter("transaction");
  try {
    // The wrapper keeps postgres.js from unwrapping a returned array of promises.
    const { result } = await sql.begin(async (inner) => ({ result: await guarded.run(inner) }));
    for (const effect of effects) effect();
    return result;
  } finally {
    guarded.end();
    gate?.leave("transaction");
  }
}

function lostToRival(error: unknown): boolean {
  const code = errorCode(error);
  return code === serializationFailure || code === deadlockDetected;
}
