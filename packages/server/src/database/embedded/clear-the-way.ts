import { rm } from "node:fs/promises";
import { basename } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { systemClock } from "../../clock.ts";
import { AlreadyRunningError, EmbeddedDatabaseError } from "./embedded-database-error.ts";
import { lookForOwner, takeOwnerLock } from "./owner-lock.ts";
import { markStale, readPostmasterFile } from "./postmaster-file.ts";
import type { PostmasterFile } from "./postmaster-file.ts";
import { isAlive, isPostmasterOf } from "./process-identity.ts";
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
 */
export async function clearTheWay(dataFolder: string): Promise<void> {
  const found = await readPostmasterFile(dataFolder);
  if (found === undefined) return;
  if (isPostmasterOf(found.pid, dataFolder)) {
    const leftOver = await waitForOwnerOrEnd(found, dataFolder);
    if (leftOver !== undefined) await takeOverAndStop(leftOver, dataFolder);
  } else if (isAlive(found.pid)) {
    await markStale(dataFolder);
  }
  await removeSocketFolder(found.socketFolder);
}

/** The server that has no owner, or undefined when it ended. */
async function waitForOwnerOrEnd(found: PostmasterFile, dataFolder: string): Promise<PostmasterFile | undefined> {
  const startedMs = systemClock.monotonicMs();
  const inARow = { owned: 0, unowned: 0, silent: 0 };
  for (let server = found; isPostmasterOf(server.pid, dataFolder);) {
    const seen = server.socketFolder === undefined ? "silent" : await lookForOwner(socketUrl(server.socketFolder));
    Object.assign(inARow, { owned: 0, unowned: 0, silent: 0, [seen]: inARow[seen] + 1 });
    if (inARow.owned === 5) throw alreadyRunning(dataFolder);
    if (inARow.unowned === looksForOwner) return server;
    if (seen === "silent" && systemClock.monotonicMs() - startedMs > longestSilenceMs) return server;
    await delay(pollMs);
    const again = await readPostmasterFile(dataFolder);
    if (again?.pid === server.pid) server = again;
  }
  return undefined;
}

/** Under the owner's lock, because an owner that was slow could take it at this moment. */
async function takeOverAndStop({ pid, socketFolder }: PostmasterFile, dataFolder: string): Promise<void> {
  const lock =
    socketFolder === undefined ? "silent" : await takeOwnerLock(socketUrl(socketFolder)).catch(() => "silent" as const);
  if (lock === undefined) throw alreadyRunning(dataFolder);
  await stopLeftOver(pid, dataFolder);
  if (lock !== "silent") await lock.release();
}

function alreadyRunning(dataFolder: string): AlreadyRunningError {
  return new AlreadyRunningError(`Another process already runs on the database in ${dataFolder}.`);
}

async function stopLeftOver(pid: number, dataFolder: string): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    if (!isPostmasterOf(pid, dataFolder)) return;
    process.kill(pid, signal);
    for (let waitedMs = 0; waitedMs < 10_000 && isPostmasterOf(pid, dataFolder); waitedMs += pollMs)
      await delay(pollMs);
  }
  if (isPostmasterOf(pid, dataFolder))
    throw new EmbeddedDatabaseError(`The process ${pid} of an earlier start does not end.`);
}

async function removeSocketFolder(folder: string | undefined): Promise<void> {
  if (folder !== undefined && basename(folder).startsWith(socketFolderPrefix))
    await rm(folder, { recursive: true, force: true });
}
