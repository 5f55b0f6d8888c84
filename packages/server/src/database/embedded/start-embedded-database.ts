import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { realpath } from "node:fs/promises";
import { isDatabaseUnavailable } from "../error-codes.ts";
import { clearTheWay } from "./clear-the-way.ts";
import { getClusterFolder } from "./cluster-folder.ts";
import { AlreadyRunningError, EmbeddedDatabaseError } from "./embedded-database-error.ts";
import { initializeData } from "./initialize-data.ts";
import { installPrograms } from "./install-programs.ts";
import { takeOwnerLock } from "./owner-lock.ts";
import type { OwnerLock } from "./owner-lock.ts";
import { getPlatformPackage } from "./platform-package.ts";
import { logPath, startPostmaster } from "./postmaster.ts";
import type { Postmaster, ServerLocation } from "./postmaster.ts";
import { getOutsideFolder, makeSocketFolder } from "./private-folder.ts";
import { chooseServerUser } from "./server-user.ts";
import { socketUrl } from "./socket-url.ts";

export interface EmbeddedDatabase {
  url: string;
  /** Settles when the server ends, asked or not. */
  exited: Promise<unknown>;
  stop(options?: { removeFiles?: boolean }): Promise<void>;
}

export interface EmbeddedDatabaseOptions {
  dataDir: string;
  /** False only for tests: a crash of the machine may then lose everything. */
  durable: boolean;
}

const maxAttempts = 5;

/**
 * Starts a PostgreSQL of our own on the files of `dataDir`, which are made when there are none.
 * @throws EmbeddedDatabaseError, or AlreadyRunningError when another process runs on the same files.
 */
export async function startEmbeddedDatabase({ dataDir, durable }: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  const location = await getLocation(dataDir);
  await initializeData(location, durable);
  for (let attempt = 1; ; attempt++) {
    await clearTheWay(location.dataFolder);
    const started = await tryToStart(location, durable);
    if (started !== undefined) return started;
    if (attempt === maxAttempts) throw new EmbeddedDatabaseError(await describeFailure(location));
    // A rival's server, or a process of a killed one, still has the files; the next look tells.
    await delay(200 * attempt);
  }
}

async function getLocation(dataDir: string): Promise<ServerLocation> {
  const user = chooseServerUser();
  const outsideFolder = await getOutsideFolder(user);
  const source = await getPlatformPackage();
  const programsFolder = await installPrograms(source, outsideFolder);
  const clusterFolder = await realpath(await getClusterFolder(dataDir, outsideFolder, user));
  return { programsFolder, version: source.version, clusterFolder, dataFolder: join(clusterFolder, "data"), user };
}

/** Undefined when the server ended before it answered. */
async function tryToStart(location: ServerLocation, durable: boolean): Promise<EmbeddedDatabase | undefined> {
  const socketFolder = await makeSocketFolder(location.user);
  const url = socketUrl(socketFolder);
  const postmaster = await startPostmaster(location, { socketFolder, durable });
  const stop = async ({ removeFiles = false } = {}) => {
    await postmaster.stop();
    await rm(socketFolder, { recursive: true, force: true });
    if (removeFiles) await rm(location.clusterFolder, { recursive: true, force: true });
  };
  const lock = await takeLockWhenReady(url, postmaster).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  if (lock === undefined) return stop().then(() => undefined);
  return { url, exited: postmaster.exited, stop: (options) => lock.release().then(() => stop(options)) };
}

async function takeLockWhenReady(url: string, postmaster: Postmaster): Promise<OwnerLock | undefined> {
  const ended = postmaster.exited.then(() => true);
  do {
    try {
      const lock = await takeOwnerLock(url);
      if (lock === undefined) throw new AlreadyRunningError("Another process has taken over the embedded database.");
      return lock;
    } catch (error) {
      if (!isDatabaseUnavailable(error)) throw error;
    }
  } while (!(await Promise.race([ended, delay(20, false)])));
  return undefined;
}

async function describeFailure({ clusterFolder }: ServerLocation): Promise<string> {
  const lines = (await readFile(logPath(clusterFolder), "utf8")).trimEnd().split("\n");
  const reason = lines.findLast((line) => line.includes("FATAL:")) ?? lines.at(-1) ?? "it wrote nothing";
  return `The embedded PostgreSQL did not start: ${reason}`;
}
