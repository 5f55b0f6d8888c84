import { rm } from "node:fs/promises";
import { basename } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { AlreadyRunningError, EmbeddedDatabaseError } from "./embedded-database-error.ts";
import { isOwned } from "./owner-lock.ts";
import { markStale, readPostmasterFile } from "./postmaster-file.ts";
import type { PostmasterFile } from "./postmaster-file.ts";
import { isAlive, isPostmasterOf } from "./process-identity.ts";
import { socketFolderPrefix } from "./private-folder.ts";
import { socketUrl } from "./socket-url.ts";

const pollMs = 100;

/**
 * Deals with a server that already runs on these files: one with a living owner is left alone, one that a killed
 * process left behind is stopped.
 * @throws AlreadyRunningError
 */
export async function clearTheWay(dataFolder: string): Promise<void> {
  const found = await readPostmasterFile(dataFolder);
  if (found === undefined) return;
  if (isPostmasterOf(found.pid, dataFolder)) {
    await waitForOwnerOrEnd(found, dataFolder);
    await stopLeftOver(found.pid, dataFolder);
  } else if (isAlive(found.pid)) {
    await markStale(dataFolder);
  }
  await removeSocketFolder(found.socketFolder);
}

/** Two seconds: an owner that just starts has not taken its lock yet, one that was just killed has not lost it yet. */
async function waitForOwnerOrEnd({ pid, socketFolder }: PostmasterFile, dataFolder: string): Promise<void> {
  let timesOwned = 0;
  for (let waitedMs = 0; waitedMs < 2_000 && isPostmasterOf(pid, dataFolder); waitedMs += pollMs) {
    timesOwned = (await isOwned(socketUrl(socketFolder))) ? timesOwned + 1 : 0;
    if (timesOwned === 5)
      throw new AlreadyRunningError(`Another process already runs on the database in ${dataFolder}.`);
    await delay(pollMs);
  }
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

async function removeSocketFolder(folder: string): Promise<void> {
  if (basename(folder).startsWith(socketFolderPrefix)) await rm(folder, { recursive: true, force: true });
}
