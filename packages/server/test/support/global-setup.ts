import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbeddedDatabase } from "../../src/database/embedded/start-embedded-database.ts";
import { migrate } from "../../src/database/migrate.ts";
import { createDatabase } from "../../src/database/pool.ts";
import { onDatabase } from "./database-url.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Of a server on which tests may create databases. */
    testServerUrl: string;
    templateDatabase: string;
  }
}

/** One PostgreSQL for the whole run: an embedded one, or the server that TEST_DATABASE_URL names. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer();
  const template = `payment_sessions_template_${process.pid}`;
  await createTemplate(server.url, template);
  project.provide("testServerUrl", server.url);
  project.provide("templateDatabase", template);
  return async () => {
    await withDatabase(server.url, (sql) => sql`drop database if exists ${sql(template)} with (force)`);
    await server.stop();
  };
}

async function startServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const url = process.env["TEST_DATABASE_URL"];
  if (url !== undefined && url !== "") return { url, stop: async () => {} };
  const dataDir = await mkdtemp(join(tmpdir(), "payment-sessions-test-"));
  await chmod(dataDir, 0o755);
  const server = await startEmbeddedDatabase({ dataDir, durable: false });
  const stop = async () => {
    await server.stop({ removeFiles: true });
    await rm(dataDir, { recursive: true, force: true });
  };
  return { url: server.url, stop };
}

async function createTemplate(url: string, template: string): Promise<void> {
  await withDatabase(url, (sql) => sql`create database ${sql(template)}`);
  await withDatabase(onDatabase(url, template), (sql) => migrate(sql));
}

async function withDatabase<T>(
  url: string,
  work: (sql: ReturnType<typeof createDatabase>["sql"]) => Promise<T>,
): Promise<void> {
  const database = createDatabase(url, { maxConnections: 1, applicationName: "payment-sessions test setup" });
  try {
    await work(database.sql);
  } finally {
    await database.close();
  }
}
