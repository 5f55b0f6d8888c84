import { spawn } from "node:child_process";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { isPostmasterOf, sendSignal } from "./process-identity.ts";
import { readPostmasterFile } from "./postmaster-file.ts";
import type { ServerUser } from "./server-user.ts";
import { serverSettings } from "./server-settings.ts";

export interface ServerLocation {
  programsFolder: string;
  /** Of PostgreSQL, like "18.4.0". */
  version: string;
  clusterFolder: string;
  dataFolder: string;
  user: ServerUser | undefined;
}

export interface Postmaster {
  /** The exit code, when the server ends for whatever reason. */
  exited: Promise<number | null>;
  stop(): Promise<void>;
}

export const serverUserName = "postgres";

/**
 * Runs the server as a job and asks it to stop when our end of the pipe closes. So it does not outlive us, even when we
 * are killed, and, in a session of its own, it does not get the terminal's Ctrl-C before we do.
 */
const watchScript = `
socket_folder=$1
shift
exec 3<&0
"$@" 3<&- </dev/null &
server=$!
(read -r _ <&3; kill -INT $server) &
watcher=$!
wait $server
status=$?
kill $watcher 2>/dev/null
rmdir "$socket_folder" 2>/dev/null
exit $status
`;

export async function startPostmaster(
  location: ServerLocation,
  { socketFolder, durable }: { socketFolder: string; durable: boolean },
): Promise<Postmaster> {
  const log = await open(logPath(location.clusterFolder), "a", 0o600);
  const program = join(location.programsFolder, "bin/postgres");
  const settings = Object.entries(serverSettings(durable)).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const args = ["-D", location.dataFolder, "-k", socketFolder, ...settings];
  const child = spawn("/bin/sh", ["-c", watchScript, "sh", socketFolder, program, ...args], {
    cwd: location.dataFolder,
    env: { ...serverEnvironment(), PG_GRANDPARENT_PID: String(process.pid) },
    detached: true,
    stdio: ["pipe", log.fd, log.fd],
    ...location.user,
  });
  const exited = new Promise<number | null>((resolve) => {
    child.once("exit", resolve).once("error", () => resolve(null));
  });
  child.stdin?.on("error", () => {}); // The server ended by itself.
  await log.close();
  return { exited, stop: () => stopPostmaster(location.dataFolder, exited, () => child.stdin?.end()) };
}

/** Asks, then insists: with SIGQUIT the server ends at once and recovers at its next start. */
async function stopPostmaster(dataFolder: string, exited: Promise<unknown>, ask: () => void): Promise<void> {
  const pid = (await readPostmasterFile(dataFolder))?.pid;
  ask();
  for (const signal of ["SIGQUIT", "SIGKILL"] as const) {
    if (await endsWithin(exited, 10_000)) return;
    if (pid !== undefined && isPostmasterOf(pid, dataFolder)) sendSignal(pid, signal);
  }
  await exited;
}

async function endsWithin(exited: Promise<unknown>, durationMs: number): Promise<boolean> {
  const timer = new AbortController();
  const timeout = delay(durationMs, false, { signal: timer.signal }).catch(() => false);
  const ended = await Promise.race([exited.then(() => true), timeout]);
  timer.abort();
  return ended;
}

export function logPath(clusterFolder: string): string {
  return join(clusterFolder, "postgres.log");
}

/** Nothing of ours reaches the server: no PG* variable that would change it, and no secret. */
export function serverEnvironment(): Record<string, string> {
  return { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
}
