import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { dependenciesOf, type PublishedPackage } from "./published-package.ts";
import { installScriptNames } from "./production-dependencies.ts";

const root = join(import.meta.dirname, "../..");
const scope = "@payment-sessions/";

/** What the packed manifest says, and the two files that explain a package to whoever finds it. */
export async function checkManifest(each: PublishedPackage): Promise<string[]> {
  const { manifest, contents, files, version } = each;
  const problems: string[] = [];
  if (manifest.private === true) problems.push("The manifest says that it is private.");
  if (manifest.license !== "MIT") problems.push(`The manifest's license is ${manifest.license ?? "missing"}, not MIT.`);
  for (const name of ["README.md", "LICENSE"]) {
    if (!files.some(({ path }) => path === name)) problems.push(`${name} is missing.`);
    else if (name === "LICENSE" && (await differ(join(root, name), join(contents, name)))) {
      problems.push("LICENSE is not the repository's.");
    }
  }
  for (const script of installScriptNames) {
    if (script in (manifest.scripts ?? {})) problems.push(`It runs a script when it is installed: ${script}.`);
  }
  return [...problems, ...checkRanges(manifest, version)];
}

/** What pnpm replaces when it packs, and that packages of one release ask for each other. */
function checkRanges(manifest: PublishedPackage["manifest"], version: string): string[] {
  const all = { ...manifest.devDependencies, ...manifest.peerDependencies, ...dependenciesOf(manifest) };
  const local = Object.entries(all).filter(([, range]) => /^(workspace|catalog|link|file):/.test(range));
  const stale = Object.entries(dependenciesOf(manifest)).filter(
    ([name, range]) => name.startsWith(scope) && range !== `^${version}`,
  );
  return [
    ...local.map(([name, range]) => `${name} is asked for as ${range}, which means nothing outside of the repository.`),
    ...stale.map(([name, range]) => `${name} is asked for as ${range}, not as ^${version}.`),
  ];
}

const differ = async (one: string, other: string): Promise<boolean> =>
  !(await readFile(one)).equals(await readFile(other));
