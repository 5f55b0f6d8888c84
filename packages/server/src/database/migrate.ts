import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Queryable, Sql, TransactionSql } from "./pool.ts";

export class MigrationError extends Error {
  override name = "MigrationError";
}

export interface Migration {
  name: string;
  checksum: string;
  text: string;
}

/** Any fixed number: it names the lock that lets one process at a time migrate a database. */
const lockKey = 7_221_904_336;
const namePattern = /^(\d{6})_[a-z0-9_]+\.sql$/;

/** Brings the database up to date; any number of processes may do so at once. Answers the names it applied. */
export async function migrate(sql: Sql, folder?: string): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const applied: string[] = [];
  for (const migration of migrations) {
    if (await sql.begin((inner) => apply(inner, migration))) applied.push(migration.name);
  }
  return applied;
}

/** True when the migration was applied, false when it had been before. */
async function apply(sql: TransactionSql, migration: Migration): Promise<boolean> {
  await sql`set local statement_timeout = 0`;
  await sql`set local idle_in_transaction_session_timeout = 0`;
  // Another process may be at it, for as long as that takes. Tables are waited for no longer than usual: everybody else
  // would wait behind.
  await sql`set local lock_timeout = 0`;
  await sql`select pg_advisory_xact_lock(${lockKey})`;
  await sql`set local lock_timeout to default`;
  await sql`
    create table if not exists schema_migrations (
      name text primary key,
      checksum text not null,
      applied_at timestamptz not null default clock_timestamp()
    )
  `;
  const [row] = await sql<
    { checksum: string }[]
  >`select checksum from schema_migrations where name = ${migration.name}`;
  if (row !== undefined) {
    assertUnchanged(migration, row.checksum);
    return false;
  }
  await sql.unsafe(migration.text);
  await sql`insert into schema_migrations ${sql({ name: migration.name, checksum: migration.checksum })}`;
  return true;
}

function assertUnchanged(migration: Migration, appliedChecksum: string): void {
  if (migration.checksum === appliedChecksum) return;
  throw new MigrationError(
    `The migration ${migration.name} was edited after this database applied it: ` +
      "put the file back, and make the change in a new migration.",
  );
}

/** Names of those that the database does not have in this form. It may have others, of a later version. */
export async function listUnappliedMigrations(sql: Queryable, migrations: readonly Migration[]): Promise<string[]> {
  const rows = await sql<{ name: string; checksum: string }[]>`select name, checksum from schema_migrations`;
  const applied = new Map(rows.map(({ name, checksum }) => [name, checksum]));
  return migrations.filter(({ name, checksum }) => applied.get(name) !== checksum).map(({ name }) => name);
}

export async function readMigrations(folder: string = migrationsFolder()): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).toSorted();
  assertNumbered(names);
  return Promise.all(
    names.map(async (name) => {
      const text = (await readFile(join(folder, name), "utf8")).replaceAll("\r\n", "\n");
      return { name, text, checksum: createHash("sha256").update(text).digest("hex") };
    }),
  );
}

function assertNumbered(names: readonly string[]): void {
  const numbers = new Set<string>();
  for (const name of names) {
    const number = namePattern.exec(name)?.[1];
    if (number === undefined)
      throw new MigrationError(`The migration ${name} is not named like 000001_some_words.sql.`);
    if (numbers.has(number)) throw new MigrationError(`Two migrations have the number ${number}.`);
    numbers.add(number);
  }
}

/** Found through the package's own name, so that it is the same from the sources and from the build. */
function migrationsFolder(): string {
  return join(dirname(createRequire(import.meta.url).resolve("@payment-sessions/server/package.json")), "migrations");
}
