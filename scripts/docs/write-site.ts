import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { SiteFile } from "./site-file.ts";

/**
 * Puts the site in the place of the one before, as a whole. Between the two there is none for an instant, and none at
 * all when the process is killed just then: the next build makes it.
 */
export async function writeSite(folder: string, files: readonly SiteFile[]): Promise<void> {
  const unfinished = `${folder}.${process.pid}`;
  await removeAbandoned(folder);
  try {
    for (const { path, contents } of files) {
      const file = join(unfinished, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, contents);
    }
    await replace(folder, unfinished);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function replace(folder: string, unfinished: string): Promise<void> {
  const former = `${unfinished}.former`;
  for (let attempt = 1; ; attempt += 1) {
    await rename(folder, former).catch(unlessCode("ENOENT"));
    try {
      await rename(unfinished, folder);
      break;
    } catch (error) {
      // Another build may have put its own there, which is then the one before.
      const isTaken = ["ENOTEMPTY", "EEXIST"].includes(codeOf(error) ?? "");
      if (!isTaken) await rename(former, folder).catch(unlessCode("ENOENT", "ENOTEMPTY", "EEXIST"));
      if (!isTaken || attempt === 100) throw error;
      await rm(former, { recursive: true, force: true });
    }
  }
  await rm(former, { recursive: true, force: true });
}

/** What builds that were killed have left beside the folder. */
async function removeAbandoned(folder: string): Promise<void> {
  const parent = dirname(folder);
  for (const name of await readdir(parent)) {
    const [, pid] = name.startsWith(`${basename(folder)}.`) ? (/\.(\d+)(\.former)?$/.exec(name) ?? []) : [];
    if (pid !== undefined && !runs(Number(pid))) await rm(join(parent, name), { recursive: true, force: true });
  }
}

/** Whether the process of this id runs; one that may not be asked does. */
function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

const unlessCode =
  (...codes: string[]) =>
  (error: unknown): void => {
    if (!codes.includes(codeOf(error) ?? "")) throw error;
  };
