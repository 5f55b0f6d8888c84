import { randomBytes } from "node:crypto";
import { mkdir, readFile, realpath, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createPrivateFile, writePrivateFile } from "../../private-file.ts";
import { EmbeddedDatabaseError } from "./embedded-database-error.ts";
import { makePrivateFolder } from "./private-folder.ts";
import { canEnter } from "./server-user.ts";
import type { ServerUser } from "./server-user.ts";

/** Beside the data, when they lie outside: the data folder that they belong to. */
const ownerFile = "owner";

/**
 * Where the database's files are: in `dataDir`, or, when the server's user cannot enter that, in a folder outside to
 * which `dataDir/postgres.json` points.
 */
export async function getClusterFolder(dataDir: string, outsideFolder: string, user?: ServerUser): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const inside = join(dataDir, "postgres");
  const pointedTo = await followPointer(dataDir);
  if (pointedTo !== undefined) return pointedTo;
  if (canEnter(dataDir, user)) {
    await makePrivateFolder(inside, user);
    return inside;
  }
  if (await exists(join(inside, "data"))) {
    throw new EmbeddedDatabaseError(
      `PostgreSQL's user can no longer enter ${inside}; open the folders above it again.`,
    );
  }
  return makeOutsideFolder(dataDir, outsideFolder, user);
}

async function followPointer(dataDir: string): Promise<string | undefined> {
  const folder = await readPointer(dataDir);
  if (folder === undefined || !(await exists(folder))) return undefined;
  const owner = await readOwner(folder);
  const self = await realpath(dataDir);
  // Another data folder that still points there is the original of this copy: a copy gets a database of its own.
  if (owner !== undefined && owner !== self && (await readPointer(owner)) === folder) return undefined;
  await writeFile(join(folder, ownerFile), self);
  return folder;
}

async function makeOutsideFolder(dataDir: string, outsideFolder: string, user?: ServerUser): Promise<string> {
  const parent = join(outsideFolder, "data");
  await mkdir(parent, { recursive: true, mode: 0o755 });
  // What an earlier data folder at this place left outside stays: that folder may only have been moved away.
  const folder = join(parent, randomBytes(8).toString("hex"));
  await makePrivateFolder(folder, user);
  await writeFile(join(folder, ownerFile), await realpath(dataDir));
  const pointer = JSON.stringify({ folder });
  if ((await createPrivateFile(pointerPath(dataDir), pointer)) === pointer) return folder;
  // Another process may have been faster, whose folder it is then; what leads to nobody's is replaced.
  const faster = await followPointer(dataDir);
  if (faster === undefined) await writePrivateFile(pointerPath(dataDir), pointer);
  else await rm(folder, { recursive: true });
  return faster ?? folder;
}

const pointerPath = (dataDir: string) => join(dataDir, "postgres.json");

async function readPointer(dataDir: string): Promise<string | undefined> {
  const text = await readFile(pointerPath(dataDir), "utf8").catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as { folder: string }).folder;
}

async function readOwner(folder: string): Promise<string | undefined> {
  return readFile(join(folder, ownerFile), "utf8").catch(() => undefined);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
