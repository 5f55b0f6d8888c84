import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { ReleaseError } from "./release-error.ts";

interface NpmOutput {
  stdout?: string;
  stderr?: string;
}

/** @throws ReleaseError with what npm says */
async function runNpm(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)("npm", args).catch((error: Error & NpmOutput) => {
    const { stderr = "", stdout = "" } = error;
    throw new ReleaseError(`npm ${args.slice(0, 2).join(" ")} failed. ${error.message}\n${stdout || stderr}`);
  });
  return stdout;
}

/** The integrity of what the registry has as this version; undefined when it has none. @throws ReleaseError */
export async function findPublished(name: string, version: string): Promise<string | undefined> {
  const asked = runNpm("view", `${name}@${version}`, "dist.integrity", "--json", "--prefer-online");
  const answer = await asked.catch((error: ReleaseError) => {
    if (/\bE404\b/.test(error.message)) return "";
    throw error;
  });
  return answer.trim() === "" ? undefined : (JSON.parse(answer) as string);
}

/** Publishes a tarball as it is, with provenance where the host can vouch for it. @throws ReleaseError */
export async function publish(tarball: string, version: string): Promise<void> {
  // npm takes a pre-release for the latest version unless it is told otherwise.
  const tag = version.includes("-") ? ["--tag", "next"] : [];
  const provenance = canProveOrigin() ? ["--provenance"] : [];
  await runNpm("publish", tarball, "--access", "public", "--ignore-scripts", ...tag, ...provenance);
}

/** GitHub's jobs have this address when they may ask for an identity (`id-token: write`). */
export const canProveOrigin = (): boolean => process.env["ACTIONS_ID_TOKEN_REQUEST_URL"] !== undefined;
