import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { temporaryFolder } from "../test/support/temporary-folder.ts";
import { checkPackage } from "./check-package.ts";
import type { Manifest, PublishedPackage } from "./published-package.ts";
import { sizeLimits } from "./size-limits.ts";

const root = join(import.meta.dirname, "../..");
const folder = "packages/api-client";
const name = "@payment-sessions/api-client";

interface Draft {
  manifest: Manifest;
  files: Map<string, string>;
  packedBytes: number;
}

let temporary: string;
let own: Manifest & { publishConfig: { exports: Manifest["exports"] } };
let license: string;
beforeAll(async () => {
  temporary = await temporaryFolder();
  own = JSON.parse(await readFile(join(root, folder, "package.json"), "utf8")) as typeof own;
  license = await readFile(join(root, "LICENSE"), "utf8");
});

/** The client as it is packed, with little in its files, and then changed. */
async function draftPackage(change: (draft: Draft) => void): Promise<PublishedPackage> {
  const files = new Map([
    ["LICENSE", license],
    ["README.md", "Read me."],
    ["dist/index.js", "export {};\n"],
    ["dist/index.d.ts", "export {};\n"],
    ["dist/openapi-fetch.LICENSE", "MIT"],
  ]);
  const draft: Draft = {
    manifest: { ...own, devDependencies: {}, exports: { ...own.publishConfig.exports } },
    files,
    packedBytes: 1,
  };
  change(draft);
  const contents = join(temporary, "package");
  await rm(contents, { recursive: true, force: true });
  files.set("package.json", JSON.stringify(draft.manifest));
  for (const [path, text] of files) {
    await mkdir(dirname(join(contents, path)), { recursive: true });
    await writeFile(join(contents, path), text);
  }
  const sizes = [...files.keys()].map(async (path) => ({ path, bytes: (await stat(join(contents, path))).size }));
  const { manifest, packedBytes } = draft;
  const { version } = manifest;
  const packed = {
    tarball: "client.tgz",
    integrity: "sha512-",
    packedBytes,
    contents,
    files: await Promise.all(sizes),
  };
  return { name: manifest.name, version, folder, manifest, ...packed };
}

const cases: [fault: string, problem: string, change: (draft: Draft) => void][] = [
  ["is private", "says that it is private", ({ manifest }) => (manifest.private = true)],
  ["has another license in its manifest", "license is ISC, not MIT", ({ manifest }) => (manifest.license = "ISC")],
  [
    "names another folder of the repository",
    "repository.directory is packages/server, not packages/api-client",
    ({ manifest }) => (manifest.repository = { ...own.repository, directory: "packages/server" }),
  ],
  [
    "names another repository",
    "repository.url is git+https://github.com/a/b.git, not git+https://github.com/payment-sessions/",
    ({ manifest }) => (manifest.repository = { ...own.repository, url: "git+https://github.com/a/b.git" }),
  ],
  ["has no description", "has no description", ({ manifest }) => delete manifest.description],
  ["has no keywords", 'keywords lack "payment-sessions"', ({ manifest }) => delete manifest.keywords],
  [
    "has the homepage of another package",
    "/packages/api-client#readme",
    ({ manifest }) => (manifest.homepage = manifest.homepage?.replace("client", "types") ?? ""),
  ],
  ["says nowhere to report a bug", "bugs.url is missing, not https://", ({ manifest }) => delete manifest.bugs],
  ["has no author", "author is missing, not The payment-sessions authors", ({ manifest }) => delete manifest.author],
  ["has no README", "README.md is missing", ({ files }) => files.delete("README.md")],
  ["has no LICENSE", "LICENSE is missing", ({ files }) => files.delete("LICENSE")],
  [
    "has another text as its LICENSE",
    "LICENSE is not the repository's",
    ({ files }) => files.set("LICENSE", "Do what you like."),
  ],
  [
    "lacks the licence of what is built into it",
    "licence of openapi-fetch",
    ({ files }) => files.delete("dist/openapi-fetch.LICENSE"),
  ],
  [
    "runs a script when it is installed",
    "postinstall",
    ({ manifest }) => (manifest.scripts = { postinstall: "node ." }),
  ],
  [
    "asks for a package of the workspace",
    "workspace:^, which means nothing",
    ({ manifest }) => (manifest.devDependencies = { typescript: "workspace:^" }),
  ],
  [
    "asks for a package of the catalog",
    "catalog:, which means nothing",
    ({ manifest }) => (manifest.dependencies = { ajv: "catalog:" }),
  ],
  [
    "asks for another release of ours",
    "as ^0.0.9, not as ^",
    ({ manifest }) => (manifest.dependencies = { "@payment-sessions/api-types": "^0.0.9" }),
  ],
  [
    "lacks what it exports",
    "./dist/index.js can be imported or run, but is not there",
    ({ files }) => files.delete("dist/index.js"),
  ],
  [
    "lacks its command",
    "./dist/main.js can be imported or run, but is not there",
    ({ manifest }) => (manifest.bin = { client: "./dist/main.js" }),
  ],
  [
    "exports less than in the repository",
    "publishConfig.exports has to be exports without",
    ({ manifest }) => (manifest.exports = { ".": own.publishConfig.exports!["."]! }),
  ],
  ["has a source file", "src/index.ts does not belong in it", ({ files }) => files.set("src/index.ts", "")],
  ["has a test", "dist/index.test.js does not belong in it", ({ files }) => files.set("dist/index.test.js", "")],
  [
    "has a program in its documentation's folder",
    "dist/docs/run.sh does not belong in it",
    ({ files }) => files.set("dist/docs/run.sh", ""),
  ],
  ["has a source map", "dist/index.js.map does not belong in it", ({ files }) => files.set("dist/index.js.map", "{}")],
  [
    "names a source map",
    "names a source map",
    ({ files }) => files.set("dist/index.js", "export {};\n//# sourceMappingURL=index.js.map\n"),
  ],
  [
    "has a path of this machine in it",
    "dist/index.js has a path of this machine",
    ({ files }) => files.set("dist/index.js", `// ${root}/packages`),
  ],
  [
    "is larger packed than it may be",
    "bytes packed, more than",
    (draft) => (draft.packedBytes = sizeLimits[name]!.packedBytes + 1),
  ],
  [
    "is larger unpacked than it may be",
    "bytes unpacked, more than",
    ({ files }) => files.set("dist/index.js", " ".repeat(sizeLimits[name]!.unpackedBytes)),
  ],
  [
    "has no limit of its size",
    "no limit in scripts/release/size-limits.ts",
    ({ manifest }) => (manifest.name = "@payment-sessions/new"),
  ],
];

it("has nothing against a package that is as it has to be", async () => {
  expect(await checkPackage(await draftPackage(() => {}))).toEqual([]);
});

it.each(cases)("refuses a package that %s", async (_fault, problem, change) => {
  expect(await checkPackage(await draftPackage(change))).toEqual([expect.stringContaining(problem)]);
});

it("refuses a package that exports its sources", async () => {
  const problems = await checkPackage(await draftPackage(({ manifest }) => (manifest.exports = own.exports!)));
  expect(problems).toEqual([
    expect.stringContaining("./src/index.ts"),
    expect.stringContaining("publishConfig.exports"),
  ]);
});
