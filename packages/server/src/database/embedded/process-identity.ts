import { execFileSync } from "node:child_process";
import { readlinkSync } from "node:fs";

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** To a process that may have ended meanwhile. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** Whether the process is a PostgreSQL server on this folder, and not another one that was given the same id later. */
export function isPostmasterOf(pid: number, dataFolder: string): boolean {
  if (!isAlive(pid)) return false;
  // The server's working directory is its data folder.
  if (process.platform === "linux") return attempt(() => readlinkSync(`/proc/${pid}/cwd`)) === dataFolder;
  const command = attempt(() => execFileSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" }));
  return command?.includes(`-D ${dataFolder} `) ?? false;
}

/** Undefined when the process ended in between, or belongs to somebody else. */
function attempt(read: () => string): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
