import { databaseTimeouts, databaseWait } from "../metrics/database-metrics.ts";
import { poolExhausted } from "./error-codes.ts";

/** What a connection is wanted for: one statement among others on it, or a transaction that has it for itself. */
export type Use = "statement" | "transaction";

export interface GateSettings {
  connections: number;
  waitMs: number;
}

/** Statements in flight a connection: enough to keep it busy, few enough that the last one is soon answered. */
const statementsAConnection = 8;

/**
 * Stands before the pool, which itself would let everybody wait for as long as it takes, and would then carry out what
 * nobody waits for any more. Whoever has waited for too long leaves with an error, and nothing of theirs was sent.
 * Transactions never have all connections, so that statements find one.
 */
export class ConnectionGate {
  readonly inUse: Record<Use, number> = { statement: 0, transaction: 0 };
  readonly connections: number;
  readonly #waitMs: number;
  readonly #waiting: Record<Use, Set<() => void>> = { statement: new Set(), transaction: new Set() };

  constructor({ connections, waitMs }: GateSettings) {
    this.connections = connections;
    this.#waitMs = waitMs;
  }

  get waiting(): number {
    return this.#waiting.statement.size + this.#waiting.transaction.size;
  }

  /** Undefined when there is room at once. Whoever is let in has to leave again. */
  enter(use: Use): Promise<void> | undefined {
    if (this.#waiting[use].size > 0 || !this.#hasRoom(use)) return this.#wait(use);
    this.inUse[use] += 1;
    return undefined;
  }

  leave(use: Use): void {
    this.inUse[use] -= 1;
    if (this.waiting === 0) return;
    this.#letIn("transaction");
    this.#letIn("statement");
  }

  #hasRoom(use: Use): boolean {
    const { statement, transaction } = this.inUse;
    if (use === "transaction") return transaction < Math.max(1, this.connections - Math.ceil(this.connections / 4));
    return statement < statementsAConnection * (this.connections - transaction);
  }

  #letIn(use: Use): void {
    for (const goOn of this.#waiting[use]) {
      if (!this.#hasRoom(use)) return;
      this.inUse[use] += 1;
      goOn();
    }
  }

  #wait(use: Use): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const waited = databaseWait.startTimer();
    const goOn = () => {
      this.#waiting[use].delete(goOn);
      clearTimeout(timer);
      waited();
      resolve();
    };
    const timer = setTimeout(() => {
      this.#waiting[use].delete(goOn);
      waited();
      databaseTimeouts.inc();
      reject(Object.assign(new Error("No connection to the database became free in time."), { code: poolExhausted }));
    }, this.#waitMs);
    this.#waiting[use].add(goOn);
    return promise;
  }
}
