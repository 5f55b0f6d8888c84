import { randomBytes } from "node:crypto";
import { link, open, readFile, rename, unlink } from "node:fs/promises";
import { dirname } from "node:path";
import { errorCode } from "./database/error-codes.ts";

/** Replaces the file as a whole, readable for its owner alone; it is on the disk when this answers. */
export async function writePrivateFile(path: string, text: string): Promise<void> {
  await rename(await writeUnfinished(path, text), path);
  await syncFolder(dirname(path));
}

/** The same where there is no such file yet; answers what the file says, which another process may have made first. */
export async function createPrivateFile(path: string, text: string): Promise<string> {
  const unfinished = await writeUnfinished(path, text);
  try {
    await link(unfinished, path);
    await syncFolder(dirname(path));
    return text;
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
    return await readFile(path, "utf8");
  } finally {
    await unlink(unfinished);
  }
}

async function writeUnfinished(path: string, text: string): Promise<string> {
  const unfinished = `${path}.${randomBytes(4).toString("hex")}`;
  const file = await open(unfinished, "wx", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  return unfinished;
}

export async function readFileIfExists(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch((error: unknown) => {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  });
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  await folder.sync().finally(() => folder.close());
}
