import { randomUUID } from "node:crypto";
import type { Sql } from "../../src/database/pool.ts";
import type { ApiRequest } from "./api-client.ts";
import type { ApiResponse } from "./api-response.ts";

export const withKey = (key: string): ApiRequest => ({ headers: { "Ten99Policy-Idempotent-Key": key } });

/** A key that no other request has. */
export const newKey = (): ApiRequest => withKey(randomUUID());

export const isReplayed = ({ headers }: ApiResponse): boolean => headers.get("idempotent-replayed") === "true";

/** As if whoever holds a claim had taken it as long ago as claims are good for. */
export async function endLeases(sql: Sql): Promise<void> {
  await sql`update idempotency_keys set leased_until = clock_timestamp()`;
}

/** As if everything that is stored were so much older. */
export async function ageKeys(sql: Sql, hours: number): Promise<void> {
  await sql`update idempotency_keys set created_at = created_at - make_interval(secs => ${hours * 3600})`;
}

export async function countRows(
  sql: Sql,
  table: "contractors" | "idempotency_keys" | "payment_sessions" | "webhook_endpoints",
): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::integer as count from ${sql(table)}`;
  return row?.count ?? 0;
}

/** Every statement on the table fails with an error that nobody expects. */
export async function withoutTable<T>(sql: Sql, table: string, work: () => Promise<T>): Promise<T> {
  await sql`alter table ${sql(table)} rename to gone`;
  try {
    return await work();
  } finally {
    await sql`alter table gone rename to ${sql(table)}`;
  }
}
