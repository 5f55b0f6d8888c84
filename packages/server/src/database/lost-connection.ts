import { isConnectionLost } from "./error-codes.ts";
import type { TransactionSql } from "./pool.ts";

/**
 * When a transaction loses its connection, postgres.js rejects the transaction at once and lets the work go on: what that
 * sends, and the rollback after it, reaches a closed connection, which ends the process, or one that was opened again
 * and is amid somebody else's transaction. So work that has lost its connection sends nothing and does not settle, and
 * nobody waits for it any more.
 */
export function guardWork<T>(work: (sql: TransactionSql) => Promise<T>) {
  let isOver = false;
  const guard = (sql: TransactionSql): TransactionSql =>
    new Proxy(sql, {
      apply(query, self, parts) {
        if (isOver) throw Object.assign(new Error("The transaction is over."), { code: "CONNECTION_CLOSED" });
        return Reflect.apply(query, self, parts) as unknown;
      },
    });
  return {
    async run(sql: TransactionSql): Promise<T> {
      try {
        return await work(guard(sql));
      } catch (error) {
        if (isConnectionLost(error)) return new Promise<never>(() => {});
        throw error;
      }
    },
    /** The transaction has ended, one way or another. */
    end(): void {
      isOver = true;
    },
  };
}
