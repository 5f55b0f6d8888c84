import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = `${root}test-output/readme`;
const config = { extends: "../../tsconfig.json", include: ["*.ts", "../../test/*.test-d.ts"] };

/** Checks the promises about types together with the examples, as their readers would. */
function compile(): Promise<{ code: unknown; output: string }> {
  const manifest = createRequire(import.meta.url).resolve("typescript/package.json");
  const compiler = manifest.replace(/package\.json$/, "bin/tsc");
  return new Promise((resolve) => {
    execFile(process.execPath, [compiler, "--noEmit", "-p", folder], (error, stdout) => {
      resolve({ code: error?.code ?? 0, output: stdout });
    });
  });
}

let examples: string[] = [];

beforeAll(async () => {
  const readme = await readFile(`${root}README.md`, "utf8");
  examples = Array.from(readme.matchAll(/```ts\n([^]*?)```/g), ([, code]) => code ?? "");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/tsconfig.json`, JSON.stringify(config));
});

it("keeps every promise about types, and every example of the README compiles", async () => {
  await Promise.all(examples.map((code, index) => writeFile(`${folder}/example-${index}.ts`, code)));

  expect(examples.length).toBeGreaterThan(4);
  expect(await compile()).toEqual({ code: 0, output: "" });
});

it("would notice an example that does not compile", async () => {
  await writeFile(`${folder}/broken.ts`, 'import { unwrap } from "@payment-sessions/webhooks";\nvoid unwrap({});\n');

  expect(await compile()).toMatchObject({ output: expect.stringContaining("broken.ts(2,6)") });
});

it("shows the examples that are tested, word for word", async () => {
  const files = await readdir(`${root}examples`);
  const contents = await Promise.all(files.map((file) => readFile(`${root}examples/${file}`, "utf8")));
  expect(contents.filter((code) => !examples.includes(code))).toEqual([]);
  expect(files).toHaveLength(4);
});
