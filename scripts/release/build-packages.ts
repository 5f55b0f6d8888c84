import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { publishedPackages } from "../sbom/create-sboms.ts";
import { ReleaseError } from "./release-error.ts";

/** Runs tasks of the packages, done once for the same sources. @throws ReleaseError with what a task printed */
export async function buildPackages(root: string, tasks: readonly string[]): Promise<void> {
  // Turbo lays what it has built before beside what is there: files of a former build would be published with it.
  const folders = [...publishedPackages().values()].map((folder) => join(root, folder, "dist"));
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
  const args = ["run", ...tasks, "--output-logs=errors-only"];
  await promisify(execFile)("turbo", args, { cwd: root, maxBuffer: 64 * 1024 * 1024 }).catch(
    (error: Error & { stdout?: string; stderr?: string }) => {
      if (error.stdout === undefined || error.stdout === "") throw error;
      throw new ReleaseError(`turbo run ${tasks.join(" ")} failed.\n${error.stdout}${error.stderr ?? ""}`);
    },
  );
}
