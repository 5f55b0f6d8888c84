import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Writes them to `dist/release/notes.md`, for the pull request of a version and for its release. */
export function writeReleaseNotes(root: string, folders: readonly string[], version: string): void {
  mkdirSync(join(root, "dist/release"), { recursive: true });
  writeFileSync(join(root, "dist/release/notes.md"), releaseNotes(root, folders, version));
}

/** What the changelogs of all packages say of a version, each entry once: several packages may have the same one. */
export function releaseNotes(root: string, folders: readonly string[], version: string): string {
  const sections = new Map<string, Set<string>>();
  for (const folder of folders) {
    const path = join(root, folder, "CHANGELOG.md");
    if (!existsSync(path)) continue;
    for (const [heading, entries] of readVersion(readFileSync(path, "utf8"), version)) {
      sections.set(heading, new Set([...(sections.get(heading) ?? []), ...entries]));
    }
  }
  const parts = [...sections].filter(([, entries]) => entries.size > 0);
  return parts.map(([heading, entries]) => `### ${heading}\n\n${[...entries].join("\n")}\n`).join("\n");
}

/** The sections of a version and their entries, without the versions of our own packages, which are one. */
function readVersion(changelog: string, version: string): [heading: string, entries: string[]][] {
  const body = changelog.split(/^## /m).find((text) => text.split("\n", 1)[0] === version) ?? "";
  return body
    .split(/^### /m)
    .slice(1)
    .map((section) => {
      const [heading = "", ...lines] = section.split("\n");
      const entries = lines
        .join("\n")
        .split(/^(?=- )/m)
        .map((entry) => entry.trim());
      return [heading, entries.filter((entry) => entry !== "" && !entry.startsWith("- Updated dependencies"))];
    });
}
