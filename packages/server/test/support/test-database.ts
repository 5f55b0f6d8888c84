import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { inject } from "vitest";
import { createDatabase } from "../../src/database/pool.ts";
import type { Database, DatabaseOptions, Sql } from "../../src/database/pool.ts";
import { onDatabase } from "./database-url.ts";

export interface TestDatabase {
  sql: Sql;
  gate: Database["gate"];
  url: string;
  /** Drops the database, and throws when the test left a connection of its own open. */
  close(): Promise<void>;
}

export interface TestDatabaseOptions extends DatabaseOptions {
  /** False: without any table. */
  migrated?: boolean;
}

const open = new Set<string>();

/** A database that no other test sees. */
export async function createTestDatabase({
  migrated = true,
  ...options
}: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const serverUrl = inject("testServerUrl");
  const name = `payment_sessions_test_${randomBytes(6).toString("hex")}`;
  const template = migrated ? inject("templateDatabase") : "template1";
  await onServer(serverUrl, (sql) => sql`create database ${sql(name)} template ${sql(template)}`);
  open.add(name);
  const url = onDatabase(serverUrl, name);
  const { sql, gate, close: disconnect } = createDatabase(url, options);
  const close = async () => {
    open.delete(name);
    await disconnect();
    const left = await onServer(serverUrl, (server) => waitForDisconnects(server, name));
    await onServer(serverUrl, (server) => server`drop database ${server(name)} with (force)`);
    if (left.length > 0) throw new Error(`Connections were left open to ${name}: ${left.join(", ")}.`);
  };
  return { sql, gate, url, close };
}

/** The databases that a test file created and did not close. */
export function openTestDatabases(): string[] {
  return [...open];
}

/** What is still connected after ten seconds, by application name. */
async function waitForDisconnects(sql: Sql, name: string): Promise<string[]> {
  for (let attempt = 0; ; attempt++) {
    const rows = await sql<{ name: string }[]>`
      select application_name as name from pg_stat_activity where datname = ${name} and backend_type = 'client backend'
    `;
    if (rows.length === 0 || attempt === 200) return rows.map((row) => row.name);
    await delay(50);
  }
}

async function onServer<T>(url: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const { sql, close } = createDatabase(url, { maxConnections: 1, applicationName: "payment-sessions test support" });
  try {
    return await work(sql);
  } finally {
    await close();
  }
}
