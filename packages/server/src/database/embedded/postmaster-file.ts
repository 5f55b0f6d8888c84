import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What PostgreSQL writes into `postmaster.pid`, as far as we need it. */
export interface PostmasterFile {
  pid: number;
  /** Another one in a copy of a running server's files. */
  dataFolder: string;
  /** Undefined while a server that just starts has not opened its socket. */
  socketFolder: string | undefined;
}

const pidLine = 0;
const dataFolderLine = 1;
const socketFolderLine = 4;

export async function readPostmasterFile(dataFolder: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(path(dataFolder), "utf8").catch(() => undefined);
  const lines = text?.split("\n") ?? [];
  const pid = Number(lines[pidLine]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, dataFolder: lines[dataFolderLine] ?? "", socketFolder: lines[socketFolderLine] || undefined };
}

/**
 * PostgreSQL takes the file of a crashed server for that of a living one when another process has the same id now. Our
 * own id in its place, which the new server is told as its grandparent's, reads as stale; removing the file would also
 * remove the key of the shared memory by which the new server sees whether processes of the old one still run. A file
 * that is not of that id any more is left alone: it is a rival's.
 */
export async function markStale(dataFolder: string, pid: number): Promise<void> {
  const lines = (await readFile(path(dataFolder), "utf8").catch(() => "")).split("\n");
  if (Number(lines[pidLine]) !== pid) return;
  lines[pidLine] = String(process.pid);
  await writeFile(path(dataFolder), lines.join("\n"));
}

const path = (dataFolder: string) => join(dataFolder, "postmaster.pid");
