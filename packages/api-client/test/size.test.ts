import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { bundleClient } from "./bundle.ts";

it("weighs at most 7 kB with everything, minified and compressed", async () => {
  const minified = await bundleClient();
  const compressed = gzipSync(minified);

  process.stdout.write(`api-client: ${minified.length} bytes minified, ${compressed.length} bytes gzip\n`);
  expect(minified.length).toBeGreaterThan(5_000);
  expect(compressed.length).toBeLessThanOrEqual(7_000);
});
