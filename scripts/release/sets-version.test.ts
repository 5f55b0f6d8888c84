import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { temporaryFolder } from "../test/support/temporary-folder.ts";
import { setsVersion } from "./sets-version.ts";

let folder: string;
const git = (...args: string[]) =>
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], { cwd: folder, stdio: "pipe" });
function commit(manifest: object): void {
  writeFileSync(join(folder, "packages/api-types/package.json"), JSON.stringify(manifest));
  git("add", ".");
  git("commit", "--quiet", "--message", "One");
}

beforeAll(async () => {
  folder = await temporaryFolder();
  mkdirSync(join(folder, "packages/api-types"), { recursive: true });
  git("init", "--quiet", "--initial-branch", "main");
  commit({ version: "1.0.0" });
});

it("is so of the commit that sets the version, and of none after it", async () => {
  commit({ version: "1.1.0" });
  expect(await setsVersion(folder, "1.1.0")).toBe(true);
  commit({ version: "1.1.0", license: "MIT" });
  expect(await setsVersion(folder, "1.1.0")).toBe(false);
});

it("is so of the commit that merges a branch with the version", async () => {
  git("switch", "--quiet", "--create", "release/next");
  commit({ version: "1.2.0" });
  git("switch", "--quiet", "main");
  git("merge", "--quiet", "--no-ff", "--no-edit", "release/next");
  expect(await setsVersion(folder, "1.2.0")).toBe(true);
});

it("is not so where the commit before is not there", async () => {
  git("switch", "--quiet", "--orphan", "other");
  mkdirSync(join(folder, "packages/api-types"), { recursive: true });
  commit({ version: "1.3.0" });
  expect(await setsVersion(folder, "1.3.0")).toBe(false);
});
