import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ExportTarget, Manifest, PublishedPackage } from "./published-package.ts";

const root = join(import.meta.dirname, "../..");
/** Resolves to sources, inside the repository alone. */
const sourceCondition = "@payment-sessions/source";

/** Everything that can be imported or run is there, and nothing is missing that can be imported in the repository. */
export async function checkExports({ manifest, files, folder }: PublishedPackage): Promise<string[]> {
  const paths = files.map(({ path }) => path);
  const targets = [...targetsOf(manifest.exports ?? {}), ...Object.values(manifest.bin ?? {})];
  const missing = targets.filter((target) => !paths.some((path) => matches(target, path)));
  const own = JSON.parse(await readFile(join(root, folder, "package.json"), "utf8")) as Manifest;
  const asWritten = JSON.stringify(manifest.exports ?? {});
  const published = (key: string, value: unknown) => (key === sourceCondition ? undefined : value);
  const asMeant = JSON.stringify(own.exports ?? {}, published);
  return [
    ...missing.map((target) => `${target} can be imported or run, but is not there.`),
    ...(asWritten === asMeant ? [] : [`publishConfig.exports has to be exports without "${sourceCondition}".`]),
  ];
}

const targetsOf = (target: ExportTarget): string[] =>
  typeof target === "string" ? [target] : Object.values(target).flatMap(targetsOf);

function matches(target: string, path: string): boolean {
  const [before = "", after] = target.replace(/^\.\//, "").split("*");
  return after === undefined ? path === before : path.startsWith(before) && path.endsWith(after);
}
