import type { Queryable } from "../database/pool.ts";
import { keyIdOffset } from "../encryption.ts";
import type { CiphertextColumn } from "./ciphertext-columns.ts";

export interface StoredValue {
  id: string;
  /** Undefined when the key is the one that was asked for. */
  ciphertext: Buffer | undefined;
}

/** The next values by their ids, with the bytes of those alone that another key than this one encrypted. */
export async function listValues(
  sql: Queryable,
  { table, column, idColumn }: CiphertextColumn,
  keyId: number,
  after: string | undefined,
  limit: number,
): Promise<StoredValue[]> {
  const [id, ciphertext] = [sql(idColumn), sql(column)];
  const rows = await sql<{ id: string; ciphertext: Buffer | null }[]>`
    select ${id} as id,
      case when get_byte(${ciphertext}, ${keyIdOffset}) <> ${keyId} then ${ciphertext} end as ciphertext
    from ${sql(table)}
    where ${ciphertext} is not null ${after === undefined ? sql`` : sql`and ${id} > ${after}`}
    order by ${id} limit ${limit}
  `;
  return rows.map((row) => ({ id: row.id, ciphertext: row.ciphertext ?? undefined }));
}

export interface Replacement {
  id: string;
  former: Buffer;
  ciphertext: Buffer;
}

/**
 * Answers how many were replaced: what somebody changed meanwhile stays as it is. Rows are locked in the order of their
 * ids, so that two processes that do this wait for each other and not for ever.
 */
export async function replaceValues(
  sql: Queryable,
  { table, column, idColumn }: CiphertextColumn,
  replacements: readonly Replacement[],
): Promise<number> {
  const [id, ciphertext] = [sql(idColumn), sql(column)];
  const ids = replacements.map((each) => each.id);
  const rows = await sql`
    with locked as materialized (
      select ${id} as found from ${sql(table)} where ${id} = any(${ids}::uuid[]) order by ${id} for no key update
    ), given as (
      select found, decode(former, 'hex') as former, decode(replacement, 'hex') as replacement
      from unnest(
        ${ids}::uuid[],
        ${replacements.map((each) => each.former.toString("hex"))}::text[],
        ${replacements.map((each) => each.ciphertext.toString("hex"))}::text[]
      ) as each (found, former, replacement)
    )
    update ${sql(table)} as stored set ${ciphertext} = replacement
    from given join locked using (found)
    where stored.${id} = found and stored.${ciphertext} = former
  `;
  return rows.count;
}

/** How many values of a column each key encrypted, by the ids of the keys. */
export async function countValues(sql: Queryable, { table, column }: CiphertextColumn): Promise<Map<number, number>> {
  const rows = await sql<{ key_id: number; count: number }[]>`
    select get_byte(${sql(column)}, ${keyIdOffset}) as key_id, count(*) as count from ${sql(table)}
    where ${sql(column)} is not null group by 1 order by 1
  `;
  return new Map(rows.map(({ key_id: keyId, count }) => [keyId, count]));
}
