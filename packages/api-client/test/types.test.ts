import { execFile } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = `${root}test-output/types`;

const config = {
  extends: "../../tsconfig.json",
  compilerOptions: { noUnusedLocals: false },
  include: ["*.ts", "../../src/**/*.test-d.ts"],
};

/** Checks the promises about types together with the examples, as their readers would. */
function compile(): Promise<{ code: unknown; output: string }> {
  const compiler = createRequire(import.meta.url).resolve("typescript/package.json").replace(/package\.json$/, "bin/tsc");
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
  const shared = `import * as all from "@payment-sessions/api-client";\ndeclare const client: all.Client;\nvoid [all, client];\n`;
  const writes = examples.map((code, index) => {
    const isWhole = code.includes("createClient(");
    return writeFile(`${folder}/example-${index}.ts`, `${isWhole ? "" : shared}${code}\nexport {};\n`);
  });
  await Promise.all(writes);

  expect(examples.length).toBeGreaterThan(3);
  expect(await compile()).toEqual({ code: 0, output: "" });
});

it("would notice an example that does not compile", async () => {
  await writeFile(`${folder}/broken.ts`, 'import { createClient } from "@payment-sessions/api-client";\ncreateClient({});\n');

  expect(await compile()).toMatchObject({ output: expect.stringContaining("broken.ts(2,14)") });
});
