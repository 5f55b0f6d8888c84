import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { type GeneratedFile, hasGeneratedHeader } from "./generated-file.ts";
import { byCodeUnit } from "./names.ts";

/** One file that is not as the document says, and what is wrong with it. */
export interface Difference {
  path: string;
  problem: string;
}

/** Makes the generated folders under `root` hold exactly `files`; files that are already right keep their time. */
export async function writeGeneratedTree(root: string, files: GeneratedFile[]): Promise<Difference[]> {
  const differences = await compareGeneratedTree(root, files);
  const wanted = new Map(files.map((file) => [file.path, file.contents]));
  for (const { path } of differences) {
    const contents = wanted.get(path);
    const target = join(root, path);
    if (contents === undefined) {
      await rm(target);
    } else {
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, contents);
    }
  }
  return differences;
}

/** Lists every file under the generated folders that is missing, differs, or is made by nothing. */
export async function compareGeneratedTree(root: string, files: GeneratedFile[]): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (const { path, contents } of files) {
    const problem = findProblem(await readIfPresent(join(root, path)), contents);
    if (problem !== undefined) {
      differences.push({ path, problem });
    }
  }
  const wanted = new Set(files.map((file) => file.path));
  for (const path of await listGenerated(root)) {
    if (!wanted.has(path)) {
      differences.push({ path, problem: "is an orphan: nothing in the document makes it" });
    }
  }
  return differences.toSorted((a, b) => byCodeUnit(a.path, b.path));
}

function findProblem(actual: string | undefined, expected: string): string | undefined {
  if (actual === undefined) {
    return "is missing";
  }
  if (actual === expected) {
    return undefined;
  }
  return hasGeneratedHeader(actual)
    ? "differs from what the document generates: it is stale or was edited by hand"
    : "does not begin with the @generated header";
}

async function readIfPresent(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isMissing(error)) {
      return undefined;
    }
    throw error;
  }
}

/** Every package is looked at, so that the folder of a generator that was removed shows up as orphans. */
async function listGenerated(root: string): Promise<string[]> {
  const packages = await readdir(join(root, "packages"), { withFileTypes: true }).catch(noneIfMissing);
  const lists = packages
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => listFiles(root, join(root, "packages", name, "src", "generated")));
  return (await Promise.all(lists)).flat();
}

async function listFiles(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(noneIfMissing);
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

function noneIfMissing(error: unknown): [] {
  if (isMissing(error)) {
    return [];
  }
  throw error;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
