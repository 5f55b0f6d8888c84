import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const folder = fileURLToPath(new URL("../src/", import.meta.url));

async function filesNaming(text: string): Promise<string[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => /(?<!\.test(-d)?)\.ts$/.test(file));
  const contents = await Promise.all(files.map((file) => readFile(folder + file, "utf8")));
  return files.filter((_, index) => contents[index]?.includes(text)).toSorted();
}

it("names openapi-fetch in one file, so that it can be replaced", async () => {
  expect(await filesNaming("openapi-fetch")).toEqual(["http-parts.ts"]);
});

it("uses nothing of Node's, so that it runs everywhere", async () => {
  expect(await filesNaming('"node:')).toEqual([]);
  expect(await filesNaming("process.")).toEqual([]);
  expect(await filesNaming("Buffer.")).toEqual([]);
});
