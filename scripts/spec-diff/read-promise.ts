import { execFile, type ExecFileException } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import getChangesets from "@changesets/read";
import { highest, type Impact } from "./impact.ts";

/** All published packages share one version. */
const manifest = "packages/api-types/package.json";

/**
 * The greatest bump since a revision that users are promised: by the pending changesets, or by the version, once one was
 * made of them and until it is released.
 */
export async function readPromise(root: string, revision: string): Promise<Impact> {
  const changesets = await getChangesets(root);
  const former = await findVersion(root, revision);
  const bump =
    former === undefined ? "none" : bumpBetween(former, versionOf(await readFile(join(root, manifest), "utf8")));
  return highest([bump, ...changesets.flatMap(({ releases }) => releases.map(({ type }) => type))]);
}

/** Undefined at a revision that had no such package yet. */
async function findVersion(root: string, revision: string): Promise<string | undefined> {
  const args = ["show", `${revision}:${manifest}`];
  const found = await promisify(execFile)("git", args, { cwd: root }).catch((error: ExecFileException) => {
    if (typeof error.code !== "number") throw error;
    return undefined;
  });
  return found && versionOf(found.stdout);
}

const versionOf = (text: string): string => (JSON.parse(text) as { version: string }).version;

/** The first number that differs says it. */
export function bumpBetween(former: string, latter: string): Impact {
  const [before, after] = [former, latter].map((version) => version.split(/[.-]/));
  const place = after?.findIndex((part, index) => part !== before?.[index]) ?? -1;
  if (place === -1) return "none";
  return (["major", "minor"] as const)[place] ?? "patch";
}
