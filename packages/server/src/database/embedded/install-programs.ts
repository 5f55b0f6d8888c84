import { chmod, copyFile, mkdir, mkdtemp, readdir, rename, rm, stat, symlink } from "node:fs/promises";
import { constants } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { errorCode } from "../error-codes.ts";
import type { PlatformPackage } from "./platform-package.ts";

/**
 * PostgreSQL's programs in a folder of their own, copied once for each version: the installed package lacks the
 * symlinks, may be read-only, and may lie where the server's user cannot reach it. Answers the folder.
 */
export async function installPrograms(source: PlatformPackage, outsideFolder: string): Promise<string> {
  const folder = join(outsideFolder, `${basename(source.name)}-${source.version}`);
  if (await exists(join(folder, "bin/postgres"))) return folder;
  const unfinished = await mkdtemp(`${folder}.`);
  try {
    await copyTree(source.nativeFolder, unfinished);
    await addSymlinks(source, unfinished);
    await moveInto(unfinished, folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return folder;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) await copyTree(source, target);
    else if (entry.isFile() && isNeeded(entry.name)) await copyReadable(source, target);
  }
}

/** Static libraries are for building extensions. */
function isNeeded(name: string): boolean {
  return !name.endsWith(".a");
}

async function copyReadable(source: string, target: string): Promise<void> {
  await copyFile(source, target, constants.COPYFILE_FICLONE);
  await chmod(target, basename(dirname(target)) === "bin" ? 0o755 : 0o644);
}

/** The package lists them as `native/lib/a` → `native/lib/b`, relative to itself. */
async function addSymlinks({ symlinks }: PlatformPackage, folder: string): Promise<void> {
  for (const { source, target } of symlinks) {
    const link = join(folder, relative("native", target));
    await mkdir(dirname(link), { recursive: true });
    await symlink(relative(dirname(target), source), link).catch((error: unknown) => {
      if (errorCode(error) !== "EEXIST") throw error;
    });
  }
}

/** Another process may have been faster; its copy is as good. */
async function moveInto(unfinished: string, folder: string): Promise<void> {
  await rename(unfinished, folder).catch((error: unknown) => {
    const code = errorCode(error);
    if (code !== "ENOTEMPTY" && code !== "EEXIST") throw error;
  });
}
