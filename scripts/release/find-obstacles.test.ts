import { execFileSync } from "node:child_process";
import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, it } from "vitest";
import { temporaryFolder } from "../test/support/temporary-folder.ts";
import { findObstacles } from "./find-obstacles.ts";
import type { PublishedPackage } from "./published-package.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
let folder: string;
const git = (...args: string[]) =>
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], { cwd: folder });

beforeAll(async () => {
  folder = await temporaryFolder();
  await cp(join(root, "spec"), join(folder, "spec"), { recursive: true });
  await Promise.all([".changeset", "packages/api-types"].map((path) => mkdir(join(folder, path), { recursive: true })));
  await writeFile(join(folder, ".changeset/config.json"), "{}");
  git("init", "--quiet");
});

it("lets a version be published from the commit that set it, and from none after it", async () => {
  const commit = async (version: string) => {
    await writeFile(join(folder, "packages/api-types/package.json"), JSON.stringify({ version }));
    git("add", ".");
    git("commit", "--quiet", "--allow-empty", "--message", version);
  };
  const obstacles = async () => (await findObstacles(folder, [{ version: "1.1.0" } as PublishedPackage])).join("\n");
  await commit("1.0.0");
  await commit("1.1.0");
  expect(await obstacles()).not.toContain("set the version");
  await commit("1.1.0");
  expect(await obstacles()).toContain("The commit is not the one that set the version");
});
