import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Sql } from "../../src/database/pool.ts";
import { errorCode } from "../../src/database/error-codes.ts";

/**
 * Every row of every table as text, those of the catalogue and its statistics too, and what PostgreSQL shows of its
 * connections. Bytes are in hexadecimal.
 */
export async function dumpTables(sql: Sql): Promise<string> {
  const tables = await sql<Table[]>`
    select nspname as schema, relname as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where (relkind in ('r', 'p') or relname in ('pg_stat_activity', 'pg_stat_statements', 'pg_prepared_statements'))
      and nspname <> 'pg_toast' and has_table_privilege(pg_class.oid, 'select')
  `;
  return readRows(sql, tables);
}

/**
 * Every row of the service's own tables, as text: the same as long as nothing was changed. What every request counts
 * towards is left out.
 */
export async function dumpOwnTables(sql: Sql): Promise<string> {
  const tables = await sql<Table[]>`
    select schemaname as schema, tablename as name from pg_tables
    where schemaname = 'public' and tablename <> 'rate_limits' order by tablename
  `;
  return readRows(sql, tables);
}

interface Table {
  schema: string;
  name: string;
}

async function readRows(sql: Sql, tables: Table[]): Promise<string> {
  const rows = await Promise.all(
    tables.map(
      ({ schema, name }) =>
        sql`select row_to_json(each)::text as row from ${sql(schema)}.${sql(name)} as each order by 1`,
    ),
  );
  return rows
    .flat()
    .map(({ row }) => row as string)
    .join("\n");
}

/**
 * The files of the database as they are on the disk, rows included that were replaced or deleted, and the server's own
 * log; nothing when the server is on another machine, or another user's.
 */
export async function readDatabaseFiles(sql: Sql): Promise<Buffer> {
  const isOurs = await sql`checkpoint`.catch((error: unknown) => unlessUnreachable(error, undefined));
  if (isOurs === undefined) return Buffer.alloc(0);
  const [row] = await sql<{ data: string; oid: number }[]>`
    select current_setting('data_directory') as data, oid from pg_database where datname = current_database()
  `;
  const { data, oid } = row ?? { data: "", oid: 0 };
  const folder = join(data, "base", String(oid));
  const names = await readdir(folder).catch((error: unknown) => unlessUnreachable<string[]>(error, []));
  const paths = [...names.map((name) => join(folder, name)), join(dirname(data), "postgres.log")];
  const read = (path: string) => readFile(path).catch((error: unknown) => unlessUnreachable(error, Buffer.alloc(0)));
  const files = await Promise.all(paths.map(read));
  return Buffer.concat(files);
}

/** Of the file system, and PostgreSQL's for a role that may not do that. */
const unreachable = new Set(["ENOENT", "EACCES", "42501"]);

function unlessUnreachable<T>(error: unknown, value: T): T {
  if (unreachable.has(errorCode(error) ?? "")) return value;
  throw error;
}
