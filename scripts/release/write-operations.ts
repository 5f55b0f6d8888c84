import { readFileSync, writeFileSync } from "node:fs";

const heading = "### Operations";
/** What changesets writes for a package that shares the version, and has no other change. */
const nothing = /^No changes in this release\.\s*/;

/** A changelog in which the entry of `version` begins with its operations; once, however often it is asked for. */
export function withOperations(changelog: string, version: string, operations: readonly string[]): string {
  const title = `## ${version}\n`;
  const start = changelog.indexOf(title);
  if (start === -1) throw new Error(`The changelog has no entry for ${version}.`);
  const before = changelog.slice(0, start + title.length);
  const after = changelog
    .slice(start + title.length)
    .trimStart()
    .replace(nothing, "");
  if (after.startsWith(heading)) return changelog;
  return `${before}\n${heading}\n\n${operations.join("\n")}\n${after === "" ? "" : `\n${after}`}`;
}

export function writeOperations(path: string, version: string, operations: readonly string[]): void {
  writeFileSync(path, withOperations(readFileSync(path, "utf8"), version, operations));
}
