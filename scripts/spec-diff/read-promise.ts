import { execFile } from "node:child_process";
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
  const { stdout } = await promisify(execFile)("git", ["show", `${revision}:${manifest}`], { cwd: root });
  const bump = bumpBetween(versionOf(stdout), versionOf(await readFile(join(root, manifest), "utf8")));
  return highest([bump, ...changesets.flatMap(({ releases }) => releases.map(({ type }) => type))]);
}

const versionOf = (text: string): string => (JSON.parse(text) as { version: string }).version;

/** The first number that differs says it. */
export function bumpBetween(former: string, latter: string): Impact {
  const [before, after] = [former, latter].map((version) => version.split(/[.-]/));
  const place = after?.findIndex((part, index) => part !== before?.[index]) ?? -1;
  if (place === -1) return "none";
  return (["major", "minor"] as const)[place] ?? "patch";
}
