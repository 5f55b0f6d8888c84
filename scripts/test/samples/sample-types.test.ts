import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { readCodeSamples } from "./read-code-samples.ts";
import { integratorFolder, pathOf, readPages, root } from "./read-pages.ts";
import { runCommand } from "../support/run-command.ts";

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
    .map(({ operation, source }): [string, string] => [
      join(integratorFolder, output, `${operation.operationId}.ts`),
      source,
    ]),
];

/** One that does not compile, in the same run: a second compiler would take as long again. */
const broken: [string, string] = [
  join(integratorFolder, output, "broken.ts"),
  'import { createClient } from "@payment-sessions/api-client";\ncreateClient({});\n',
];

async function compile(files: readonly [string, string][]): Promise<string[]> {
  for (const [file, code] of files) await writeFile(file, code);
  const folder = join(root, "scripts", output);
  await mkdir(folder, { recursive: true });
  const configuration = {
    extends: join(root, "tsconfig.base.json"),
    compilerOptions: { lib: ["es2024"], types: ["node"], moduleDetection: "force", noUnusedLocals: false },
    files: files.map(([file]) => file),
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(configuration));
  const env = { PATH: process.env["PATH"] ?? "" };
  const result = await runCommand([process.execPath, compiler, "--pretty", "false", "-p", folder], { cwd: root, env });
  return result.output.split("\n").filter((line) => /^\S/.test(line));
}

let problems: string[];
beforeAll(async () => {
  const folders = new Set(programs.map(([file]) => dirname(file)));
  for (const folder of folders) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
  }
  problems = await compile([...programs, broken]);
}, 240_000);

it("every TypeScript sample compiles as its reader would compile it", () => {
  expect(programs.length).toBeGreaterThan(30);
  expect(problems.filter((problem) => !problem.includes("/broken.ts"))).toEqual([]);
});

it("would notice a sample that does not compile", () => {
  expect(problems).toContainEqual(expect.stringContaining("/broken.ts(2,14): error"));
});

it("the README of webhooks shows its tested examples, word for word", async () => {
  const shown = pages.find(({ file }) => file === "packages/webhooks/README.md")?.fences.map(({ code }) => code) ?? [];
  for (const name of ["express", "fastify", "fetch", "hono"]) {
    expect(shown).toContain(await readFile(join(root, `packages/webhooks/examples/${name}.ts`), "utf8"));
  }
});
