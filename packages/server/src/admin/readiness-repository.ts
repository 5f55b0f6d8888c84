import type { Queryable } from "../database/pool.ts";

/** True on a standby, and on a primary that takes no writes. */
export async function isReadOnly(sql: Queryable): Promise<boolean> {
  const [row] = await sql<
    { read_only: boolean }[]
  >`select current_setting('transaction_read_only')::boolean as read_only`;
  return row?.read_only ?? true;
}
