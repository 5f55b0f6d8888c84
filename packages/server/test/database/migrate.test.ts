import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrate } from "../../src/database/migrate.ts";
import { createDatabase } from "../../src/database/pool.ts";
import { createTestDatabase } from "../support/test-database.ts";
import type { TestDatabase } from "../support/test-database.ts";

let database: TestDatabase;
let folder: string;
beforeEach(async () => {
  database = await createTestDatabase({ migrated: false });
  folder = await mkdtemp(join(tmpdir(), "migrations-"));
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

const put = (name: string, text: string) => writeFile(join(folder, name), text);

test("applies the service's own migrations to an empty database, once", async () => {
  expect(await migrate(database.sql)).toContain("000001_initial.sql");
  expect(await migrate(database.sql)).toEqual([]);
});

test("applies new files in the order of their numbers", async () => {
  await put("000002_fill.sql", "insert into pets values ('Rex');");
  await put("000001_pets.sql", "create table pets (name text);");
  expect(await migrate(database.sql, folder)).toEqual(["000001_pets.sql", "000002_fill.sql"]);
  await put("000003_more.sql", "insert into pets values ('Tom'); insert into pets values ('Ada');");
  expect(await migrate(database.sql, folder)).toEqual(["000003_more.sql"]);
  expect(await database.sql`select name from pets`).toHaveLength(3);
});

test("applies each file once, however many processes start at once", async () => {
  await put("000001_pets.sql", "create table pets (name text); select pg_sleep(0.1);");
  const rivals = Array.from({ length: 5 }, () => createDatabase(database.url, { maxConnections: 1 }));
  const applied = await Promise.all(rivals.map(({ sql }) => migrate(sql, folder)));
  await Promise.all(rivals.map(({ close }) => close()));
  expect(applied.flat()).toEqual(["000001_pets.sql"]);
});

test("waits for another process that is at it, however long a statement may wait for a lock otherwise", async () => {
  await put("000001_pets.sql", "create table pets (name text); select pg_sleep(4);");
  const rivals = Array.from({ length: 2 }, () => createDatabase(database.url, { statementTimeoutMs: 2_000 }));
  const applied = await Promise.all(rivals.map(({ sql }) => migrate(sql, folder)));
  await Promise.all(rivals.map(({ close }) => close()));
  expect(applied.flat()).toEqual(["000001_pets.sql"]);
});

test("keeps nothing of a file that fails", async () => {
  await put("000001_pets.sql", "create table pets (name text);");
  await put("000002_broken.sql", "create table toys (name text); select 1 / 0;");
  await expect(migrate(database.sql, folder)).rejects.toThrow("division by zero");
  const tables = await database.sql`select table_name from information_schema.tables where table_schema = 'public'`;
  expect(tables.map((row) => String(row["table_name"])).toSorted()).toEqual(["pets", "schema_migrations"]);
});

test("refuses a file that was edited after it was applied", async () => {
  await put("000001_pets.sql", "create table pets (name text);");
  await migrate(database.sql, folder);
  await put("000001_pets.sql", "create table pets (name text, age int);");
  await expect(migrate(database.sql, folder)).rejects.toThrow("The migration 000001_pets.sql was edited");
});

test("does not take other line ends for an edit", async () => {
  await put("000001_pets.sql", "create table\n pets (name text);\n");
  await migrate(database.sql, folder);
  await put("000001_pets.sql", "create table\r\n pets (name text);\r\n");
  expect(await migrate(database.sql, folder)).toEqual([]);
});

test.each([
  [["1_pets.sql"], "not named like"],
  [["000001_a.sql", "000001_b.sql"], "Two migrations have the number 000001"],
])("refuses the files %j", async (names, message) => {
  for (const name of names) await put(name, "select 1;");
  await expect(migrate(database.sql, folder)).rejects.toThrow(message);
});

test("is not ended by the pool's statement time-out", async () => {
  await put("000001_slow.sql", "select pg_sleep(3);");
  const impatient = createDatabase(database.url, { statementTimeoutMs: 2_000 });
  expect(await migrate(impatient.sql, folder)).toHaveLength(1);
  await impatient.close();
});
