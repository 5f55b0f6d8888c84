import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { releaseTag } from "../spec-diff/base-document.ts";

const git = async (root: string, ...args: string[]): Promise<string> =>
  (await promisify(execFile)("git", args, { cwd: root })).stdout.trim();

export const isTagged = async (root: string, version: string): Promise<boolean> =>
  (await git(root, "tag", "--list", releaseTag(version))) !== "";

/** The last step: what has the tag is in the registry as a whole. */
export async function tagRelease(root: string, version: string): Promise<void> {
  await git(root, "tag", releaseTag(version), "HEAD");
}
