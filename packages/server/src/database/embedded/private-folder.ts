import { chmod, chown, lstat, mkdir, mkdtemp } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { EmbeddedDatabaseError } from "./embedded-database-error.ts";
import { canEnter } from "./server-user.ts";
import type { ServerUser } from "./server-user.ts";

/**
 * The folder outside every checkout where PostgreSQL's programs are kept once, and, when the server's user cannot enter
 * the data folder, the data too.
 */
export async function getOutsideFolder(user: ServerUser | undefined): Promise<string> {
  const candidates = user === undefined ? [join(homedir(), ".cache")] : ["/var/lib", "/var/cache"];
  for (const candidate of [...candidates, "/var/tmp", tmpdir()]) {
    const folder = join(candidate, ownName(candidate));
    if (await makeOwnFolder(folder, 0o755).catch(() => false)) {
      if (canEnter(folder, user)) return folder;
    }
  }
  throw new EmbeddedDatabaseError("No folder was found that PostgreSQL's user can enter; set DATABASE_URL.");
}

/** Folders that everybody shares get a name for each user. */
function ownName(parent: string): string {
  return parent === "/var/tmp" || parent === tmpdir()
    ? `payment-sessions-${process.getuid?.() ?? 0}`
    : "payment-sessions";
}

/** False when the folder exists and somebody else could have put things into it. */
async function makeOwnFolder(folder: string, mode: number): Promise<boolean> {
  await mkdir(folder, { recursive: true });
  const found = await lstat(folder);
  if (!found.isDirectory() || found.uid !== process.getuid?.() || (found.mode & 0o022) !== 0) return false;
  await chmod(folder, mode);
  return true;
}

/** A folder that only the server's user can enter. */
export async function makePrivateFolder(folder: string, user: ServerUser | undefined): Promise<void> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o700);
  if (user !== undefined) await chown(folder, user.uid, user.gid);
}

export const socketFolderPrefix = "payment-sessions-";

/** The longest path that fits a socket address, less the name of the socket and of the folder. */
const longestSocketParent = 60;

/** A new short path for the socket; its folder's mode is what keeps other users of the machine out. */
export async function makeSocketFolder(user: ServerUser | undefined): Promise<string> {
  for (const parent of [tmpdir(), "/tmp", "/var/tmp", "/dev/shm"]) {
    if (parent.length > longestSocketParent || !canEnter(parent, user)) continue;
    const folder = await mkdtemp(join(parent, socketFolderPrefix)).catch(() => undefined);
    if (folder === undefined) continue;
    await makePrivateFolder(folder, user);
    return folder;
  }
  throw new EmbeddedDatabaseError("No folder was found for PostgreSQL's socket; set DATABASE_URL.");
}
