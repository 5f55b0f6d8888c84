import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { bundle } from "./bundle.ts";

it.each([
  ["everything", 'export * from "./index.ts";', 12_500, 4_700],
  ["verification alone", 'export { verify } from "./index.ts";', 3_500, 1_650],
  ["the test helpers", 'export * from "./testing/index.ts";', 11_500, 4_300],
])("%s: weighs little, minified and compressed", async (name, module, minifiedLimit, gzipLimit) => {
  const minified = await bundle(module);
  const compressed = gzipSync(minified);

  process.stdout.write(`webhooks, ${name}: ${minified.length} bytes minified, ${compressed.length} bytes gzip\n`);
  expect(minified.length).toBeGreaterThan(1_000);
  expect(minified.length).toBeLessThanOrEqual(minifiedLimit);
  expect(compressed.length).toBeLessThanOrEqual(gzipLimit);
});
