import { readdir, readFile, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { type ServedFile, servedFile } from "./served-file.ts";

/** Beside the program that was built; in a clone, where `npm run docs` puts it. */
export const docsFolder = fileURLToPath(
  new URL(import.meta.url.endsWith(".ts") ? "../../../docs/dist/" : "docs/", import.meta.url),
);

type Files = ReadonlyMap<string, ServedFile>;

/**
 * The files of a folder, read when one of them is first asked for, and again when another folder has taken its place.
 * Only what was found in it has a path, so that no path leads out of it.
 */
export class DocsSite {
  readonly #folder: string;
  #version: string | undefined;
  #files: Promise<Files> = Promise.resolve(new Map());

  constructor(folder: string = docsFolder) {
    this.#folder = folder;
  }

  /** Undefined when there is no such folder. */
  async findFiles(): Promise<Files | undefined> {
    const version = await versionOf(this.#folder);
    if (version === undefined) return undefined;
    if (version !== this.#version) {
      this.#version = version;
      this.#files = readFiles(this.#folder);
      this.#files.catch(() => (this.#version = undefined));
    }
    return this.#files;
  }
}

async function versionOf(folder: string): Promise<string | undefined> {
  const stats = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  return stats && `${stats.ino} ${stats.mtimeMs}`;
}

async function readFiles(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const files = paths.map(async (path) => {
    const name = path.slice(join(folder, sep).length).split(sep).join("/");
    return [name, servedFile(name, await readFile(path))] as const;
  });
  return new Map(await Promise.all(files));
}
