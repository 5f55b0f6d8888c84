import { execFileSync } from "node:child_process";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { publishedPackages } from "../sbom/create-sboms.ts";
import { runNode } from "./support/run-command.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const changeset = join(
  dirname(createRequire(join(root, "package.json")).resolve("@changesets/cli/package.json")),
  "bin.js",
);
const published = publishedPackages();

/** A copy of what makes a version: the manifests, the document and the configuration of changesets. */
let folder: string;
const git = (...args: string[]) =>
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], { cwd: folder });
const read = (path: string) => readFile(join(folder, path), "utf8");
const promise = (name: string, bump: string, text: string) =>
  writeFile(join(folder, `.changeset/${bump}.md`), `---\n"@payment-sessions/${name}": ${bump}\n---\n\n${text}\n`);

async function makeVersion(): Promise<string> {
  for (const args of [
    [changeset, "version"],
    [join(root, "scripts/release-version.ts"), "--root", folder],
  ]) {
    const { code, output } = await runNode(args, { cwd: folder });
    if (code !== 0) throw new Error(output);
  }
  git("add", ".");
  git("commit", "--quiet", "--message", "Version");
  const { version } = JSON.parse(await read("packages/api-types/package.json")) as { version: string };
  git("tag", `@payment-sessions/api-types@${version}`);
  return version;
}

beforeAll(async () => {
  folder = await temporaryFolder();
  await cp(join(root, "spec"), join(folder, "spec"), { recursive: true });
  await mkdir(join(folder, ".changeset"));
  for (const file of [".changeset/config.json", "package.json", "pnpm-workspace.yaml", "pnpm-lock.yaml"]) {
    await cp(join(root, file), join(folder, file));
  }
  for (const path of published.values()) {
    await mkdir(join(folder, path), { recursive: true });
    const manifest = await readFile(join(root, path, "package.json"), "utf8");
    await writeFile(join(folder, path, "package.json"), manifest.replace(/"version": ".*?"/, '"version": "0.0.0"'));
  }
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "--message", "One");
});

describe("npm run release:version", () => {
  it("gives every package and the document the version that the changesets promise", async () => {
    await promise("server", "minor", "It answers.");
    expect(await makeVersion()).toBe("0.1.0");
    for (const path of published.values()) {
      expect(JSON.parse(await read(`${path}/package.json`))).toMatchObject({ version: "0.1.0" });
    }
    expect(await read("spec/openapi.yaml")).toMatch(/^info:\n {2}title: .*\n {2}version: 0\.1\.0$/m);
    expect(JSON.parse(await read("packages/server/package.json"))).toMatchObject({
      dependencies: { "@payment-sessions/webhooks": "workspace:^" },
    });
  });

  it("says of the first release that everything is new", async () => {
    const changelog = await read("packages/server/CHANGELOG.md");
    expect(changelog).toMatch(
      /^# .*\n\n## 0\.1\.0\n\n### Operations\n\n- First release, .*`createPaymentSession`.*\n\n### Minor Changes\n/,
    );
    expect(await read("packages/api-types/CHANGELOG.md")).toMatch(
      /## 0\.1\.0\n\n### Operations\n\n- First release, .*\n$/,
    );
  });

  it("names in every changelog the operations that changed since the last release", async () => {
    const events = await read("spec/paths/events.yaml");
    await writeFile(join(folder, "spec/paths/events.yaml"), events.replace(/^get:\n/m, "get:\n  deprecated: true\n"));
    const codes = await read("spec/paths/contractor.yaml");
    await writeFile(join(folder, "spec/paths/contractor.yaml"), codes.replace(/^delete:/m, "x-was-delete:"));
    await promise("api-client", "major", "A contractor stays.");
    expect(await makeVersion()).toBe("1.0.0");
    for (const path of published.values()) {
      const newest = (await read(`${path}/CHANGELOG.md`)).split("## 0.1.0")[0];
      expect(newest).toContain(
        "## 1.0.0\n\n### Operations\n\n- Deprecated `listEvents` (GET /api/v1/events)\n- Removed `deleteContractor` (DELETE /api/v1/contractors/{contractor})\n",
      );
    }
  });
});
