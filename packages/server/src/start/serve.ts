import type { Logger } from "pino";
import { systemClock } from "../clock.ts";
import { createEncryption } from "../encryption.ts";
import { createLogger } from "../logger.ts";
import { getPackageVersion } from "../package-version.ts";
import { startTracing } from "../tracing/tracing.ts";
import { Closers } from "./closers.ts";
import { type CompleteConfig, loadServeConfig } from "./complete-config.ts";
import { explainFailure } from "./explain-failure.ts";
import { withHostedPagePort } from "./hosted-page-port.ts";
import { openDatabase } from "./open-database.ts";
import { prepareDatabase } from "./prepare-database.ts";
import { type Admin, runAdmin } from "./run-admin.ts";
import { runJobs, runListeners } from "./run-service.ts";
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
    const config = loadServeConfig(env);
    const logger = createLogger(config.logLevel);
    const admin = await runAdmin(config, logger, closers);
    for (const setting of config.misspeltSettings) logger.warn(setting, "not a setting");
    if (config.tracing !== undefined) closers.add(await startTracing(config.tracing));
    const starting = startRole(role, config, logger, closers, admin);
    const first = await Promise.race([starting, stopped]);
    await stopped;
    logger.info({ role }, "stopping");
    admin.stopping();
    if (first !== "stop") await systemClock.sleep(config.shutdownDelaySeconds * 1_000);
    const isClosed = await closeInTime(closers, starting);
    if (isClosed) logger.info({ role }, "stopped");
    else logger.error("not stopped in time");
    return isClosed ? 0 : 1;
  } catch (error) {
    await closeInTime(closers);
    process.stderr.write(`${explainFailure(error)}\n`);
    return 1;
  }
}

/** Less than supervisors usually wait before they kill. */
const longestCloseMs = 25_000;

/** False when something did not end; what it held is taken up by another process. */
async function closeInTime(closers: Closers, starting?: Promise<void>): Promise<boolean> {
  const closed = closers.close().then(async () => {
    // Without its database, what is still being started fails soon, or waits in vain for a lock.
    await Promise.race([starting?.catch(() => {}), systemClock.sleep(1_000)]);
    await closers.close();
    return true;
  });
  return Promise.race([closed, systemClock.sleep(longestCloseMs).then(() => false)]);
}

async function startRole(
  role: Role,
  config: CompleteConfig,
  logger: Logger,
  closers: Closers,
  admin: Admin,
): Promise<void> {
  const database = await openDatabase(config);
  closers.add(() => database.close());
  await prepareDatabase(database.sql, config.encryptionKeys, logger);
  const encryption = createEncryption(config.encryptionKeys);
  const settings = { config: await withHostedPagePort(config), sql: database.sql, encryption, logger };
  if (role !== "api") runJobs(settings, closers);
  const addresses = role === "worker" ? {} : await runListeners(settings, closers);
  await admin.ready(database);
  logger.info({ version: getPackageVersion(), role, ...addresses, admin: admin.url }, "running");
}
