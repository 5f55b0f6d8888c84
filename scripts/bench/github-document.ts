import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { upgradeDocument } from "./upgrade-document.ts";

/** GitHub's public API. Not a dependency: 29 MB for one benchmark. */
const version = "23.0.2";
const sha512 = "pV8M7L9GY23AybNvTmo2nyjmpmnt6+2sRE/tqr0ZLQcPS4lnw7u5eZGNmwRNkBC3D7gZXbFx5AHzLUVRBXGDhg==";

/** The path of GitHub's document, as OpenAPI 3.1; it is brought from the registry once. */
export function getGitHubDocument(folder: string): string {
  const path = join(folder, `github-${version}.json`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  const name = execFileSync("npm", ["pack", `@octokit/openapi@${version}`, "--silent"], {
    cwd: folder,
    encoding: "utf8",
  }).trim();
  if (
    createHash("sha512")
      .update(readFileSync(join(folder, name)))
      .digest("base64") !== sha512
  )
    throw new Error(`What the registry has as @octokit/openapi ${version} is not what was reviewed.`);
  execFileSync("tar", ["-xzf", name, "package/generated/api.github.com.json"], { cwd: folder });
  const document = JSON.parse(readFileSync(join(folder, "package/generated/api.github.com.json"), "utf8")) as object;
  writeFileSync(`${path}.new`, JSON.stringify(upgradeDocument(document)));
  renameSync(`${path}.new`, path);
  return path;
}
