import { setTimeout as delay } from "node:timers/promises";
import type { Config } from "../config.ts";
import { startEmbeddedDatabase } from "../database/embedded/start-embedded-database.ts";
import { AlreadyRunningError, EmbeddedDatabaseError } from "../database/embedded/embedded-database-error.ts";
import { errorCode, isDatabaseUnavailable } from "../database/error-codes.ts";
import { createDatabase } from "../database/pool.ts";
import type { Database, DatabaseOptions } from "../database/pool.ts";
import { readDevFileApi } from "./dev-file.ts";
import { StartError } from "./start-error.ts";

export interface OpenDatabase extends Database {
  /** Of our own server, by which others on this machine find it. */
  embeddedUrl?: string;
  /** Settles when an embedded server ends, asked or not; never for a server by DATABASE_URL. */
  ended: Promise<unknown>;
}

/** The server that DATABASE_URL names, or else our own. @throws StartError */
export async function openDatabase(
  { databaseUrl, dataDir, databaseConnections }: Config,
  ownOptions?: DatabaseOptions,
): Promise<OpenDatabase> {
  const options = { maxConnections: databaseConnections, ...ownOptions };
  return databaseUrl === undefined ? openEmbedded(dataDir, options) : openServer(databaseUrl, options);
}

/** @throws StartError */
export async function openServer(url: string, options?: DatabaseOptions): Promise<OpenDatabase> {
  const database = createDatabase(url, options);
  const late = new AbortController();
  try {
    await Promise.race([database.sql`select 1`, failAfter(longestOpeningMs, late.signal)]);
  } catch (error) {
    await database.close();
    const reason = error instanceof database.sql.PostgresError ? error.message : errorCode(error);
    if (!isDatabaseUnavailable(error) && !(error instanceof database.sql.PostgresError)) throw error;
    throw new StartError(`The database that DATABASE_URL names does not let us in (${reason}).`);
  } finally {
    late.abort();
  }
  return { ...database, ended: new Promise(() => {}) };
}

/** postgres.js tries for ever where connections end as they begin, as behind a proxy that has no server. */
const longestOpeningMs = 12_000;

async function failAfter(durationMs: number, signal: AbortSignal): Promise<never> {
  await delay(durationMs, undefined, { signal });
  throw Object.assign(new Error("Nobody answers."), { code: "CONNECT_TIMEOUT" });
}

async function openEmbedded(dataDir: string, options: DatabaseOptions): Promise<OpenDatabase> {
  const server = await startEmbeddedDatabase({ dataDir, durable: true }).catch(async (error: unknown) => {
    throw await explain(error, dataDir);
  });
  const database = createDatabase(server.url, options);
  const close = async () => {
    await database.close();
    await server.stop();
  };
  return { ...database, embeddedUrl: server.url, ended: server.exited, close };
}

async function explain(error: unknown, dataDir: string): Promise<unknown> {
  if (error instanceof AlreadyRunningError) {
    const api = await readDevFileApi(dataDir);
    const place = api === undefined ? dataDir : `${dataDir}, at ${api}`;
    return new StartError(`payment-sessions already runs on ${place}; stop it first, or set DATA_DIR and PORT.`);
  }
  return error instanceof EmbeddedDatabaseError ? new StartError(error.message) : error;
}
