import { mkdir } from "node:fs/promises";
import type { Logger } from "pino";
import type { Config } from "../config.ts";
import { errorCode } from "../database/error-codes.ts";
import { createEncryption } from "../encryption.ts";
import { encodeId } from "../ids.ts";
import { startTracing } from "../tracing/tracing.ts";
import { Closers } from "./closers.ts";
import { getDeveloperKeys } from "./developer-keys.ts";
import { removeDevFile, removeStaleDevFile, writeDevFile } from "./dev-file.ts";
import type { DevFile } from "./dev-file.ts";
import { getEncryptionKeys } from "./encryption-key-file.ts";
import { withHostedPagePort } from "./hosted-page-port.ts";
import { openDatabase } from "./open-database.ts";
import { prepareDatabase } from "./prepare-database.ts";
import { type Admin, runAdmin } from "./run-admin.ts";
import { runJobs, runListeners } from "./run-service.ts";
import { redirectHost } from "./seed-data.ts";
import { seed } from "./seed.ts";
import { StartError } from "./start-error.ts";

export interface RunningService {
  dev: DevFile;
  /** Settles when the embedded database ends, asked or not: without it the service is of no use. */
  databaseEnded: Promise<unknown>;
  stop(): Promise<void>;
}

/** What else runs beside the service, for the developer to know of. */
export interface Companions {
  demo?: string;
  simulator?: string;
  /** Hosts that contractors of the example organization may return to, beside its own. */
  redirectHosts?: readonly string[];
}

/** Everything that one developer needs, in one process. @throws StartError */
export async function startService(
  config: Config,
  logger: Logger,
  companions: Companions = {},
): Promise<RunningService> {
  const closers = new Closers();
  try {
    return await startAll(config, logger, companions, closers);
  } catch (error) {
    await closers.close();
    throw error;
  }
}

async function startAll(
  config: Config,
  logger: Logger,
  { redirectHosts = [], ...companionAddresses }: Companions,
  closers: Closers,
): Promise<RunningService> {
  const { dataDir } = config;
  await makeDataFolder(dataDir);
  await removeStaleDevFile(dataDir);
  const admin = await runAdmin(config, logger, closers);
  for (const setting of config.misspeltSettings) logger.warn(setting, "not a setting");
  if (config.tracing !== undefined) closers.add(await startTracing(config.tracing));
  const database = await openDatabase(config);
  const { sql } = database;
  closers.add(() => database.close());
  // Only now: until here another process may be running on this folder, and the file be its.
  await removeDevFile(dataDir);
  const encryptionKeys = config.encryptionKeys ?? (await getEncryptionKeys(dataDir));
  const encryption = createEncryption(encryptionKeys);
  await prepareDatabase(sql, encryptionKeys, logger);
  const keys = await getDeveloperKeys(dataDir);
  const { test, live } = await seed(sql, keys, redirectHosts);
  const settings = { config: await withHostedPagePort(config), sql, encryption, logger };
  runJobs(settings, closers);
  const dev = {
    ...(await runListeners(settings, closers)),
    admin: admin.url,
    ...companionAddresses,
    ...(database.embeddedUrl !== undefined && { database_url: database.embeddedUrl }),
    test_key: keys.test,
    live_key: keys.live,
    other_test_key: keys.other_test,
    contractor: encodeId("cn", test.contractorId),
    live_contractor: encodeId("cn", live.contractorId),
    redirect_host: redirectHost,
  };
  await admin.ready(database);
  closers.add(() => removeDevFile(dataDir));
  await writeDevFile(dataDir, dev);
  return { dev, databaseEnded: database.ended, stop: () => stopService(admin, closers) };
}

async function stopService(admin: Admin, closers: Closers): Promise<void> {
  admin.stopping();
  await closers.close();
}

async function makeDataFolder(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true });
  } catch (error) {
    throw new StartError(`The folder ${dataDir} cannot be made (${errorCode(error)}); set DATA_DIR to another one.`);
  }
}
