import { execFile, type ExecFileException } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type BundledDocument, loadDocument } from "../generate/load-document.ts";

const run = promisify(execFile);

/** A revision that cannot be compared with: the message says which and why. */
export class BaseError extends Error {
  override name = "BaseError";
}

/** All published packages share one version, so a release has one tag. */
export const releaseTag = (version: string): string => `@payment-sessions/api-types@${version}`;

/** The tag of the last release; undefined before the first. */
export async function findLastRelease(root: string): Promise<string | undefined> {
  // Or Git would take a pre-release for later than its release.
  const args = ["-c", "versionsort.suffix=-", "tag", "--list", releaseTag("*"), "--sort=-v:refname"];
  const { stdout } = await run("git", args, { cwd: root });
  return stdout.split("\n")[0] || undefined;
}

/** The document as it was at a revision. @throws BaseError @throws GenerationError */
export async function readBaseDocument(root: string, revision: string): Promise<BundledDocument> {
  const folder = await mkdtemp(join(tmpdir(), "payment-sessions-base-"));
  try {
    const archive = join(folder, "spec.tar");
    await git(root, revision, ["archive", `--output=${archive}`, revision, "spec"]);
    await run("tar", ["-xf", archive, "-C", folder]);
    return await loadDocument(join(folder, "spec", "openapi.yaml"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function git(root: string, revision: string, args: string[]): Promise<void> {
  await run("git", args, { cwd: root }).catch((error: ExecFileException) => {
    if (typeof error.code !== "number") throw error;
    throw new BaseError(`There is no spec at the revision ${JSON.stringify(revision)}.`);
  });
}
