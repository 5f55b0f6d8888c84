import type { Logger } from "pino";
import { ConfigError, loadConfig } from "../config.ts";
import { migrate } from "../database/migrate.ts";
import { createEncryption } from "../encryption.ts";
import { createLogger } from "../logger.ts";
import { Closers } from "./closers.ts";
import { assertComplete, type CompleteConfig } from "./complete-config.ts";
import { withHostedPagePort } from "./hosted-page-port.ts";
import { openDatabase } from "./open-database.ts";
import { runJobs, runListeners } from "./run-service.ts";
import { StartError } from "./start-error.ts";
import { stopSignal } from "./stop-signal.ts";

/** `api` answers requests, those to the hosted page included; `worker` does what goes on in the background. */
export const roles = ["api", "worker", "all"] as const;

export type Role = (typeof roles)[number];

/**
 * The command `serve`: one of any number of processes on one database. It makes nothing up: what `start` would choose
 * for a developer has to be configured. Answers the exit code.
 */
export async function serve(role: Role, env?: Record<string, string | undefined>): Promise<number> {
  const stopped = stopSignal();
  const closers = new Closers();
  try {
    const config = assertComplete(loadConfig(env), "serve");
    const logger = createLogger(config.logLevel);
    const starting = startRole(role, config, logger, closers);
    const first = await Promise.race([starting, stopped]);
    // What was being started may have failed for the very signal that stops it.
    if (first === "stop") await starting.catch(() => {});
    await stopped;
    logger.info({ role }, "stopping");
    return 0;
  } catch (error) {
    if (!(error instanceof ConfigError) && !(error instanceof StartError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  } finally {
    await closers.close();
  }
}

async function startRole(role: Role, config: CompleteConfig, logger: Logger, closers: Closers): Promise<void> {
  const database = await openDatabase(config);
  closers.add(() => database.close());
  await migrate(database.sql);
  const encryption = createEncryption(config.encryptionKeys);
  const settings = { config: await withHostedPagePort(config), sql: database.sql, encryption, logger };
  if (role !== "api") runJobs(settings, closers);
  const addresses = role === "worker" ? {} : await runListeners(settings, closers);
  logger.info({ role, ...addresses }, "running");
}
