import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, "scripts/test-output/total-reporter");
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs the test command of the repository on one file with these contents. */
async function runTests(contents: string): Promise<{ code: number; lastLine: string | undefined }> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "sample.test.ts"), `import { expect, test } from "vitest";\n${contents}`);
  const args = [join(root, "scripts/test.ts"), "test-output/total-reporter/sample", "--project", "scripts"];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: root }, (error, stdout) => {
      resolve({ code: error ? Number(error.code) : 0, lastLine: stdout.trimEnd().split("\n").at(-1) });
    });
  });
}

it.each([
  [
    "counts what passed and what was skipped",
    'test("a", () => {}); test.skip("b", () => {});',
    0,
    "1 passed, 0 failed, 1 skipped",
  ],
  [
    "fails with a failed test",
    'test("a", () => {}); test("b", () => expect(1).toBe(2));',
    1,
    "1 passed, 1 failed, 0 skipped",
  ],
  [
    "fails with a file that cannot be loaded",
    'import "./missing.ts"; test("a", () => {});',
    1,
    "0 passed, 1 failed, 0 skipped",
  ],
  [
    "fails with a suite that breaks",
    'test.describe("a", () => { test.beforeAll(() => { throw new Error("b"); }); test("c", () => {}); });',
    1,
    /^0 passed, [12] failed, [01] skipped$/,
  ],
  [
    "fails with an error outside any test",
    'test("a", () => { void Promise.reject(new Error("b")); });',
    1,
    "1 passed, 1 failed, 0 skipped",
  ],
  ["fails where nothing was tested", "void [expect, test];", 1, /failed/],
] as const)("the test command %s", async (_title, contents, code, line) => {
  const result = await runTests(contents);
  expect(result.code).toBe(code);
  expect(result.lastLine).toEqual(typeof line === "string" ? line : expect.stringMatching(line));
});
