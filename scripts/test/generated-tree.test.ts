import { execFile } from "node:child_process";
import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { generateFiles } from "../generate/generate-files.ts";
import { generatedFile } from "../generate/generated-file.ts";
import { compareGeneratedTree, writeGeneratedTree } from "../generate/generated-tree.ts";
import { loadDocument } from "../generate/load-document.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const folder = await temporaryFolder();
const specification = fileURLToPath(new URL("second-spec/openapi.yaml", import.meta.url));

function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const script = fileURLToPath(new URL("../generate.ts", import.meta.url));
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { cwd: folder }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

describe("generated files", () => {
  it("are written, and only those that differ", async () => {
    const root = join(folder, "write");
    const files = [
      generatedFile("packages/a/src/generated/x.ts", "export {};"),
      generatedFile("packages/a/src/generated/b/y.ts", ""),
    ];
    await mkdir(join(root, "packages/a/src/generated"), { recursive: true });
    await writeFile(join(root, "packages/a/src/generated/old.ts"), "");
    await writeFile(join(root, "packages/a/src/kept.ts"), "");
    expect((await writeGeneratedTree(root, files)).map(({ path }) => path)).toEqual([
      "packages/a/src/generated/b/y.ts",
      "packages/a/src/generated/old.ts",
      "packages/a/src/generated/x.ts",
    ]);
    expect(await compareGeneratedTree(root, files)).toEqual([]);
    expect(await writeGeneratedTree(root, files)).toEqual([]);
    await expect(stat(join(root, "packages/a/src/generated/old.ts"))).rejects.toThrow("ENOENT");
    expect(await readFile(join(root, "packages/a/src/kept.ts"), "utf8")).toBe("");
  });

  it("are named one by one when they are stale, missing, orphaned or without a header", async () => {
    const root = join(folder, "check");
    expect(await run("--root", root, "--spec", specification)).toMatchObject({ code: 0, stderr: "" });
    expect(await run("--root", root, "--spec", specification, "--check")).toMatchObject({ code: 0, stderr: "" });
    const generated = join(root, "packages/api-validators/src/generated");
    const search = join(generated, "operations/search.ts");
    await writeFile(search, `${await readFile(search, "utf8")}\n`);
    await writeFile(join(generated, "operations.ts"), "export {};\n");
    await writeFile(join(generated, "extra.ts"), "");
    await rm(join(generated, "parameter-defaults.ts"));
    const { code, stderr } = await run("--root", root, "--spec", specification, "--check");
    expect(code).toBe(1);
    expect(stderr.trimEnd().split("\n")).toEqual([
      "packages/api-validators/src/generated/extra.ts is an orphan: nothing in the document makes it.",
      "packages/api-validators/src/generated/operations.ts does not begin with the @generated header.",
      "packages/api-validators/src/generated/operations/search.ts differs from what the document generates: it is stale or was edited by hand.",
      "packages/api-validators/src/generated/parameter-defaults.ts is missing.",
      "Run `pnpm generate` and commit the result.",
    ]);
  });

  it("are not touched when the document is broken, which takes one sentence to say", async () => {
    const path = join(folder, "broken.yaml");
    await writeFile(path, "openapi: 3.1.0\ninfo: { title: Broken, version: '1' }\npaths: { pets: { get: {} } }\n");
    const root = join(folder, "broken");
    const result = await run("--root", root, "--spec", path);
    expect(result).toEqual({ code: 1, stdout: "", stderr: '/paths/pets: A path must start with "/".\n' });
    await expect(stat(root)).rejects.toThrow("ENOENT");
  });

  it("do not depend on the order of what has no order", async () => {
    const document = await loadDocument(specification);
    const reversed = { ...document, components: { ...document.components } };
    for (const [kind, entries] of Object.entries(document.components ?? {})) {
      reversed.components[kind] = Object.fromEntries(Object.entries(entries).toReversed());
    }
    const validators = (files: { path: string }[]) => files.filter(({ path }) => path.includes("api-validators"));
    expect(validators(await generateFiles(reversed))).toEqual(validators(await generateFiles(document)));
  });
});
