import type { Sql } from "../../src/database/pool.ts";

/** Every row of every table as text. */
export async function dumpTables(sql: Sql): Promise<string> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public'
  `;
  const rows = await Promise.all(
    tables.map(({ name }) => sql`select row_to_json(each)::text as row from ${sql(name)} as each`),
  );
  return rows
    .flat()
    .map(({ row }) => row as string)
    .join("\n");
}

/** In every spelling in which bytes turn up in a log or a row. */
export const spellings = (secret: string): string[] => [
  secret,
  Buffer.from(secret).toString("hex"),
  Buffer.from(secret).toString("base64").replaceAll("=", ""),
];
