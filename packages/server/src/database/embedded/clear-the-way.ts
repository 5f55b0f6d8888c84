import { rm } from "node:fs/promises";
import { basename } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { systemClock } from "../../clock.ts";
import { AlreadyRunningError, EmbeddedDatabaseError } from "./embedded-database-error.ts";
import { lookForOwner, takeOwnerLock } from "./owner-lock.ts";
import { markStale, readPostmasterFile } from "./postmaster-file.ts";
import type { PostmasterFile } from "./postmaster-file.ts";
import { isAlive, isPostmasterOf, sendSignal } from "./process-identity.ts";
import { socketFolderPrefix } from "./private-folder.ts";
import { socketUrl } from "./socket-url.ts";

const pollMs = 100;
/** Two seconds: an owner that just starts has not taken its lock yet, one that was just killed has not lost it yet. */
const looksForOwner = 20;
/** A server that recovers from a crash answers nobody until it is done. */
const longestSilenceMs = 60_000;

/**
 * Deals with a server that already runs on these files: one with a living owner is left alone, one that a killed
 * process left behind is stopped.
 * @throws AlreadyRunningError
 * @throws EmbeddedDatabaseError when it answers nobody, for then nothing tells whether it has an owner.
 */
export async function clearTheWay(dataFolder: string): Promise<void> {
  let found = await readPostmasterFile(dataFolder);
  if (found === undefined) return;
  if (isPostmasterOf(found.pid, dataFolder)) found = await waitForOwnerOrEnd(found, dataFolder);
  if (isPostmasterOf(found.pid, dataFolder)) await takeOverAndStop(found, dataFolder);
  else if (isAlive(found.pid)) await markStale(dataFolder, found.pid);
  // Files that were copied from a running server name the socket of that one.
  if (found.dataFolder === dataFolder) await removeSocketFolder(found.socketFolder);
}

/** Answers what is known of a server without an owner, or of one that has ended. */
async function waitForOwnerOrEnd(found: PostmasterFile, dataFolder: string): Promise<PostmasterFile> {
  const startedMs = systemClock.monotonicMs();
  const inARow = { owned: 0, unowned: 0, silent: 0 };
  let server = found;
  while (isPostmasterOf(server.pid, dataFolder)) {
    const seen = server.socketFolder === undefined ? "silent" : await lookForOwner(socketUrl(server.socketFolder));
    Object.assign(inARow, { owned: 0, unowned: 0, silent: 0, [seen]: inARow[seen] + 1 });
    if (inARow.owned === 5) throw alreadyRunning(dataFolder);
    if (inARow.unowned === looksForOwner) break;
    if (seen === "silent" && systemClock.monotonicMs() - startedMs > longestSilenceMs) throw silent(server);
    await delay(pollMs);
    const again = await readPostmasterFile(dataFolder);
    if (again?.pid === server.pid) server = again;
  }
  return server;
}

/** Under the owner's lock, because an owner that was slow could take it at this moment. */
async function takeOverAndStop(server: PostmasterFile, dataFolder: string): Promise<void> {
  if (server.socketFolder === undefined) throw silent(server);
  const lock = await takeOwnerLock(socketUrl(server.socketFolder)).catch(() => {
    throw silent(server);
  });
  if (lock === undefined) throw alreadyRunning(dataFolder);
  await stopLeftOver(server.pid, dataFolder);
  await lock.release();
}

const alreadyRunning = (dataFolder: string) =>
  new AlreadyRunningError(`Another process already runs on the database in ${dataFolder}.`);

const silent = ({ pid, dataFolder }: PostmasterFile) =>
  new EmbeddedDatabaseError(
    `PostgreSQL runs on ${dataFolder} as the process ${pid} and answers nobody; wait for it, or end that process.`,
  );

async function stopLeftOver(pid: number, dataFolder: string): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    sendSignal(pid, signal);
    for (let waitedMs = 0; waitedMs < 10_000 && isPostmasterOf(pid, dataFolder); waitedMs += pollMs)
      await delay(pollMs);
    if (!isPostmasterOf(pid, dataFolder)) return;
  }
  throw new EmbeddedDatabaseError(`The process ${pid} of an earlier start does not end.`);
}

async function removeSocketFolder(folder: string | undefined): Promise<void> {
  if (folder !== undefined && basename(folder).startsWith(socketFolderPrefix))
    await rm(folder, { recursive: true, force: true });
}
