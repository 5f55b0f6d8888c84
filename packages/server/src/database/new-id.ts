import type { Queryable } from "./pool.ts";

/** An id for a row that is about to be inserted, made by the database's clock. */
export async function newId(sql: Queryable): Promise<string> {
  const [row] = await sql<{ id: string }[]>`select new_id() as id`;
  if (row === undefined) throw new Error("The database made no id.");
  return row.id;
}
