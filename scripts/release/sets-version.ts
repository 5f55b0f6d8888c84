import { execFile } from "node:child_process";
import { promisify } from "node:util";

/**
 * Whether HEAD gave the packages this version. A later commit has the same one and may have other contents: two of them
 * would publish different things under one name. Where the parent is not there, as in a shallow clone, none did.
 */
export async function setsVersion(root: string, version: string): Promise<boolean> {
  const args = ["show", "HEAD^:packages/api-types/package.json"];
  const before = await promisify(execFile)("git", args, { cwd: root }).catch(() => undefined);
  return before !== undefined && (JSON.parse(before.stdout) as { version: string }).version !== version;
}
