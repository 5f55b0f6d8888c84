import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** What a browser would get of a module that imports from the package, minified. */
export async function bundle(module: string): Promise<Uint8Array> {
  const result = await build({
    stdin: { contents: module, resolveDir: fileURLToPath(new URL("../src", import.meta.url)), loader: "ts" },
    conditions: ["@payment-sessions/source"],
    // A module of Node's would not be found here.
    platform: "browser",
    target: "es2022",
    format: "esm",
    bundle: true,
    minify: true,
    write: false,
  });
  return result.outputFiles[0]?.contents ?? new Uint8Array();
}
