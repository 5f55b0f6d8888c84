import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** The whole client as a browser would get it: everything that the package exports, minified. */
export async function bundleClient(): Promise<Uint8Array> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL("../src/index.ts", import.meta.url))],
    conditions: ["@payment-sessions/source"],
    // A module of Node's would not be found here.
    platform: "browser",
    format: "esm",
    bundle: true,
    minify: true,
    write: false,
  });
  return result.outputFiles[0]?.contents ?? new Uint8Array();
}
