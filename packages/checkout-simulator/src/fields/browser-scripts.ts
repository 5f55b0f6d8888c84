import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

export interface BrowserScripts {
  /** For the page that embeds the fields. */
  frames: string;
  /** For the fields. */
  field: string;
}

let bundled: BrowserScripts | undefined;

/** The browser's scripts, bundled once a process: this package is never built. */
export const browserScripts = (): BrowserScripts => (bundled ??= { frames: bundle("frames"), field: bundle("field") });

function bundle(name: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL(`../browser/${name}.ts`, import.meta.url))],
    bundle: true,
    format: "iife",
    target: "es2022",
    minify: true,
    write: false,
  });
  return outputFiles.map(({ text }) => text).join("\n");
}
