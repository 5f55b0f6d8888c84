// Plain JavaScript with no imports beyond Node's own: it runs before anything is installed.
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** Whether the process of this id runs; one that may not be asked does. */
const runs = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
};

/** False when the file is there already. */
const create = (file, text) => {
  try {
    writeFileSync(file, text, { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return false;
  }
};

/** Whether all that it names are gone; not when it has just been released, or is empty because it is being made. */
const isAbandoned = (lock) => {
  try {
    const pids = readFileSync(lock, "utf8").split(" ").map(Number);
    return pids.every((pid) => pid > 0 && !runs(pid));
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    return false;
  }
};

/** One at a time looks and removes: between the two another one could have removed it, and taken the lock. */
const removeAbandoned = (lock) => {
  const removing = `${lock}.removing`;
  if (!create(removing, "")) return;
  if (isAbandoned(lock)) rmSync(lock, { force: true });
  rmSync(removing);
};

/**
 * Does what only one process at a time may do: verbs may start at the same time, and one of them installs. The lock is
 * a file with the ids of its holder and of what was given to `holdFor`, a child that goes on when its parent is killed.
 * When none of them runs any more it is taken over.
 */
export const withInstallLock = async (lock, work) => {
  mkdirSync(dirname(lock), { recursive: true });
  for (let waits = 0; !create(lock, String(process.pid)); waits += 1) {
    if (waits > 6_000) {
      throw new Error(`Another verb has been installing for long; if none is, remove ${lock} and ${lock}.removing.`);
    }
    if (isAbandoned(lock)) removeAbandoned(lock);
    await delay(100);
  }
  // What fails may end the process.
  const release = () => rmSync(lock, { force: true });
  process.on("exit", release);
  try {
    return await work((pid) => appendFileSync(lock, ` ${pid}`));
  } finally {
    process.off("exit", release);
    release();
  }
};
