import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { byCodeUnit } from "./names.ts";

/** What the generated files are made of, below the root of the repository. */
const sources = [
  "spec",
  "scripts/generate.ts",
  "scripts/generate",
  "packages/hosted-page/src",
  "packages/hosted-page/tsconfig.json",
  "tsconfig.base.json",
  "pnpm-lock.yaml",
];
const stampFile = "node_modules/.cache/payment-sessions/generated";

/**
 * Whether nothing was changed since `stampGeneration`, neither what is generated from nor what was generated. Generating
 * again would change nothing then.
 */
export async function isGenerated(root: string): Promise<boolean> {
  const stamp = await readFile(join(root, stampFile), "utf8").catch(() => undefined);
  return stamp !== undefined && stamp === (await stampOf(root, await fingerprintOfSources(root)));
}

/** Remembers a run that was begun with these sources. */
export async function stampGeneration(root: string, fingerprint: string): Promise<void> {
  const file = join(root, stampFile);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, await stampOf(root, fingerprint));
}

/** Taken before they are read: what is edited meanwhile is generated from next time. */
export function fingerprintOfSources(root: string): Promise<string> {
  return fingerprint(root, sources);
}

async function stampOf(root: string, ofSources: string): Promise<string> {
  const packages = await readdir(join(root, "packages"));
  return `${ofSources} ${await fingerprint(
    root,
    packages.map((name) => `packages/${name}/src/generated`),
  )}\n`;
}

async function fingerprint(root: string, paths: string[]): Promise<string> {
  const hash = createHash("sha256").update(process.version);
  const files = (await Promise.all(paths.map((path) => listFiles(root, path)))).flat().toSorted(byCodeUnit);
  const contents = await Promise.all(files.map((file) => readFile(join(root, file))));
  for (const [index, file] of files.entries()) {
    hash.update(`${file}\0${contents[index]?.length}\0`).update(contents[index] ?? "");
  }
  return hash.digest("hex");
}

/** The file itself, or all below the folder; none when there is neither. */
async function listFiles(root: string, path: string): Promise<string[]> {
  try {
    const entries = await readdir(join(root, path), { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => relative(root, join(entry.parentPath, entry.name)));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOTDIR") {
      return [path];
    }
    if (code === "ENOENT") {
      return [];
    }
    throw error;
  }
}
