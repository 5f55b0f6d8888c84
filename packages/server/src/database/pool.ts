import postgres from "postgres";
import { arrayTypes } from "./array-type.ts";
import { ConnectionGate } from "./connection-gate.ts";
import { connectionTarget } from "./connection-target.ts";
import { gatedSql } from "./gated-sql.ts";

/** postgres.js with our type mapping: `bigint` columns are numbers, `timestamptz` columns are `Date`s. */
export type Sql = postgres.Sql<{ bigint: number }>;
export type TransactionSql = postgres.TransactionSql<{ bigint: number }>;
/** What a service needs: a pool, or the transaction that its work is to be a part of. */
export type Transactable = Sql | TransactionSql;
/** What a repository needs: either of them. */
export type Queryable = postgres.ISql<{ bigint: number }>;
/** A part of a statement, to be put into another. */
export type Fragment = ReturnType<Queryable>;

export interface DatabaseOptions {
  /** Connections opened at most; postgres.js pipelines statements, so few are enough. */
  maxConnections?: number;
  statementTimeoutMs?: number;
  /** How long anybody waits for a connection; shorter than a request may take. */
  waitMs?: number;
  applicationName?: string;
  /** Called with the text of every statement as it is sent. */
  onStatement?: (text: string) => void;
}

export interface Database {
  sql: Sql;
  /** How the pool is used at the moment. */
  gate: ConnectionGate;
  /** Waits for statements in flight, at most five seconds, then closes every connection. */
  close(): Promise<void>;
}

const bigint = {
  to: 20,
  from: [20],
  serialize: (value: number) => String(value),
  parse: (text: string) => {
    const value = Number(text);
    if (!Number.isSafeInteger(value)) throw new RangeError("A bigint column holds more than a number can.");
    return value;
  },
};

export function createDatabase(url: string, options: DatabaseOptions = {}): Database {
  const statementTimeoutMs = options.statementTimeoutMs ?? 10_000;
  const connections = options.maxConnections ?? 8;
  const target = connectionTarget(url);
  const { onStatement } = options;
  const settings: postgres.Options<{ bigint: postgres.PostgresType<number> }> = {
    ...target.options,
    max: connections,
    connect_timeout: 10,
    // A database that is back is to be found soon; by default the last wait would be 20 seconds.
    backoff: (attempt: number) => Math.min(0.05 * 2 ** attempt, 1),
    types: { bigint, ...arrayTypes },
    // A connection that broke while postgres.js asks for the types of arrays would end the process: nobody catches that.
    fetch_types: false,
    onnotice: () => {},
    ...(onStatement && { debug: (_connection: number, text: string) => onStatement(text) }),
    connection: {
      application_name: options.applicationName ?? "payment-sessions",
      statement_timeout: statementTimeoutMs,
      // Whoever waits for a lock holds a connection that others wait for.
      lock_timeout: Math.ceil(statementTimeoutMs / 2),
      idle_in_transaction_session_timeout: statementTimeoutMs,
      TimeZone: "UTC",
      // What is in use is in memory or on a solid-state disk: looking rows up by an index costs no more than reading on.
      random_page_cost: 1.1,
      // Every statement looks rows up by an index whatever its parameters are; planning anew costs a third of its time.
      plan_cache_mode: "force_generic_plan",
    },
  };
  const sql = postgres(target.url, settings);
  // Opens a connection for listening alone. A standby refuses to listen, and postgres.js would not ask it again.
  const listening = postgres(target.url, { ...settings, target_session_attrs: "primary" });
  const gate = new ConnectionGate({ connections, waitMs: options.waitMs ?? 5_000 });
  const listen = (...args: Parameters<Sql["listen"]>) => listening.listen(...args);
  return {
    sql: gatedSql(Object.assign(sql, { listen }), gate),
    gate,
    close: async () => void (await Promise.all([sql.end({ timeout: 5 }), listening.end({ timeout: 5 })])),
  };
}
