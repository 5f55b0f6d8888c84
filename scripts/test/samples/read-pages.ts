import { existsSync } from "node:fs";
import { glob, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Fence, joinContinued, readFences } from "./read-fences.ts";

export const root = fileURLToPath(new URL("../../..", import.meta.url));

/** A page of the repository that shows samples. */
export interface Page {
  /** From the root. */
  file: string;
  /** Whose dependencies its samples have: the package's that it describes, else an integrator's. */
  packageFolder: string;
  fences: Fence[];
}

/** What an integrator has installed, the demo platform has. */
export const integratorFolder = join(root, "packages/demo-platform");

/** Every page that is written by hand, in the order of their names. */
export async function readPages(): Promise<Page[]> {
  const files: string[] = [];
  const patterns = ["*.md", "packages/*/*.md", "packages/docs/{guides,decisions}/*.md"];
  for await (const file of glob(patterns, { cwd: root, exclude: ["**/CHANGELOG.md"] })) files.push(file);
  return Promise.all(files.toSorted().map(readPage));
}

async function readPage(file: string): Promise<Page> {
  const fences = joinContinued(readFences(file, await readFile(join(root, file), "utf8")));
  const folder = join(root, dirname(file));
  const isPackage = file.startsWith("packages/") && existsSync(join(folder, "src"));
  return { file, packageFolder: isPackage ? folder : integratorFolder, fences };
}

/** Where a program of a page is written to: below the package, so that its imports are found. */
export function pathOf({ packageFolder }: Page, { place }: Fence, run: string, extension: string): string {
  return join(packageFolder, "test-output", run, `${place.replaceAll(/[^0-9A-Za-z]+/g, "-")}.${extension}`);
}
