import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { SiteFile } from "./site-file.ts";

/** Puts the site in the place of the one before. Whoever reads the folder finds a whole site in it. */
export async function writeSite(folder: string, files: readonly SiteFile[]): Promise<void> {
  const unfinished = `${folder}.${process.pid}`;
  const former = `${unfinished}.former`;
  try {
    for (const { path, contents } of files) {
      const file = join(unfinished, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, contents);
    }
    await rename(folder, former).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
    });
    await rename(unfinished, folder);
    await rm(former, { recursive: true, force: true });
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}
