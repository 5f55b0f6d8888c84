import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { publishedPackages } from "../sbom/create-sboms.ts";
import { inDependencyOrder } from "./in-dependency-order.ts";
import type { Manifest, PublishedPackage } from "./published-package.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../..");

/** Packs what was built, each package into `folder`, and unpacks it there again to be looked at. */
export async function packPackages(folder: string): Promise<PublishedPackage[]> {
  await rm(folder, { recursive: true, force: true });
  const packages = [...publishedPackages()].map(([name, from]) => packPackage(from, join(folder, baseName(name))));
  return inDependencyOrder(await Promise.all(packages));
}

/** Without the scope. */
export const baseName = (name: string): string => name.replace(/^@[^/]+\//, "");

async function packPackage(from: string, to: string): Promise<PublishedPackage> {
  await mkdir(to, { recursive: true });
  const { stdout } = await run("pnpm", ["pack", "--json", "--pack-destination", to], { cwd: join(root, from) });
  const { filename, integrity } = JSON.parse(stdout) as { filename: string; integrity: string };
  await run("tar", ["-xzf", filename, "-C", to]);
  const contents = join(to, "package");
  const manifest = JSON.parse(await readFile(join(contents, "package.json"), "utf8")) as Manifest;
  return {
    name: manifest.name,
    version: manifest.version,
    folder: from,
    tarball: filename,
    integrity,
    packedBytes: (await stat(filename)).size,
    contents,
    files: await listFiles(contents),
    manifest,
  };
}

async function listFiles(folder: string): Promise<PublishedPackage["files"]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((each) => !each.isDirectory()).map((each) => join(each.parentPath, each.name));
  return Promise.all(
    paths.toSorted().map(async (path) => ({ path: relative(folder, path), bytes: (await stat(path)).size })),
  );
}
