import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { readCodeSamples } from "./read-code-samples.ts";
import { integratorFolder, pathOf, readPages, root } from "./read-pages.ts";
import { runCommand } from "./run-command.ts";

const pages = await readPages();
const output = "test-output/sample-types";
const compiler = join(root, "node_modules/typescript/bin/tsc");

/** Beside the packages whose dependencies they have, so that readers' imports are found as by readers. */
const programs: [string, string][] = [
  ...pages.flatMap((page) =>
    page.fences
      .filter(({ language }) => language === "ts")
      .map((fence): [string, string] => [pathOf(page, fence, "sample-types", "ts"), fence.code]),
  ),
  ...readCodeSamples()
    .filter(({ language }) => language === "ts")
    .map(({ operation, source }): [string, string] => [join(integratorFolder, output, `${operation.operationId}.ts`), source]),
];

async function compile(files: readonly [string, string][]): Promise<string> {
  for (const [file, code] of files) await writeFile(file, code);
  const folder = join(root, "scripts", output);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({
    extends: join(root, "tsconfig.base.json"),
    compilerOptions: { lib: ["es2024"], types: ["node"], moduleDetection: "force", noUnusedLocals: false },
    files: files.map(([file]) => file),
  }));
  const env = { PATH: process.env["PATH"] ?? "" };
  return (await runCommand([process.execPath, compiler, "-p", folder], { cwd: root, env })).output;
}

beforeAll(async () => {
  const folders = new Set(programs.map(([file]) => dirname(file)));
  for (const folder of folders) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
  }
});

it("every TypeScript sample compiles as its reader would compile it", { timeout: 240_000 }, async () => {
  expect(programs.length).toBeGreaterThan(30);
  expect(await compile(programs)).toBe("");
});

it("would notice a sample that does not compile", { timeout: 240_000 }, async () => {
  const code = 'import { createClient } from "@payment-sessions/api-client";\ncreateClient({});\n';
  expect(await compile([[join(integratorFolder, output, "broken.ts"), code]])).toContain("broken.ts(2,14)");
});

it("the README of webhooks shows its tested examples, word for word", async () => {
  const shown = pages.find(({ file }) => file === "packages/webhooks/README.md")?.fences.map(({ code }) => code) ?? [];
  for (const name of ["express", "fastify", "fetch", "hono"]) {
    expect(shown).toContain(await readFile(join(root, `packages/webhooks/examples/${name}.ts`), "utf8"));
  }
});
