import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { temporaryFolder } from "../test/support/temporary-folder.ts";
import { fingerprintOfSources, isGenerated, stampGeneration } from "./generation-stamp.ts";

const folder = await temporaryFolder();

const files = {
  "spec/openapi.yaml": "openapi: 3.1.0",
  "spec/paths/a.yaml": "get: {}",
  "scripts/generate/names.ts": "export {};",
  "packages/hosted-page/src/page.ts": "export {};",
  "pnpm-lock.yaml": "lockfileVersion: 9",
  "packages/a/src/generated/a.ts": "// a",
};

const write = async (path: string, text: string) => {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
};

beforeEach(async () => {
  for (const [path, text] of Object.entries(files)) await write(path, text);
  await stampGeneration(folder, await fingerprintOfSources(folder));
});

it("knows that nothing has changed, by contents and not by times", async () => {
  await write("spec/openapi.yaml", files["spec/openapi.yaml"]);
  expect(await isGenerated(folder)).toBe(true);
});

it.each(Object.keys(files))("sees that %s was changed, and that it was changed back", async (path) => {
  await write(path, "changed");
  expect(await isGenerated(folder)).toBe(false);
  await write(path, files[path as keyof typeof files]);
  expect(await isGenerated(folder)).toBe(true);
});

it("sees files that came or went, also generated ones", async () => {
  for (const path of ["spec/paths/b.yaml", "packages/b/src/generated/b.ts"]) {
    await write(path, "");
    expect(await isGenerated(folder)).toBe(false);
    await rm(join(folder, path));
    expect(await isGenerated(folder)).toBe(true);
  }
  await rm(join(folder, "packages/a/src/generated/a.ts"));
  expect(await isGenerated(folder)).toBe(false);
});

it("generates again what was edited while it was generated", async () => {
  const before = await fingerprintOfSources(folder);
  await write("spec/paths/a.yaml", "post: {}");
  await stampGeneration(folder, before);
  expect(await isGenerated(folder)).toBe(false);
});
