import { build } from "esbuild";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";

const limits = { minified: 12_000, gzip: 5_000 };
const generated = new URL("../src/generated/", import.meta.url);
const modules = ["operations", "webhooks"].flatMap((folder) =>
  readdirSync(new URL(folder, generated)).map((file) => `${folder}/${file}`),
);

/** What importing everything of one module adds to a bundle. */
async function sizeOf(module: string): Promise<{ module: string; minified: number; gzip: number; text: string }> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(module, generated))],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
    logLevel: "silent",
  });
  const [output] = outputFiles;
  const contents = output?.contents ?? new Uint8Array();
  return { module, minified: contents.length, gzip: gzipSync(contents).length, text: output?.text ?? "" };
}

describe("the modules", async () => {
  const sizes = await Promise.all(modules.map(sizeOf));
  const largest = sizes.toSorted((a, b) => b.minified - a.minified)[0];

  it(`cost at most 12 kB minified and 5 kB gzip each: ${largest?.module} has ${largest?.minified} and ${largest?.gzip}`, () => {
    expect(sizes.length).toBe(modules.length);
    expect(sizes.filter(({ minified }) => minified < 1_000)).toEqual([]);
    expect(sizes.filter(({ minified, gzip }) => minified > limits.minified || gzip > limits.gzip)).toEqual([]);
  });

  it("stand alone and compile nothing at run time", () => {
    for (const { text } of sizes) {
      expect(text).not.toMatch(/\bimport\b|\brequire\b|\beval\b|\bFunction\b/);
    }
  });
});
