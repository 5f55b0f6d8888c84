import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import type { SiteFile } from "./site-file.ts";
import { docsFolder } from "./source.ts";

const bundled = [
  "site.css",
  "reference.css",
  "menu.ts",
  "copy-code.ts",
  "search.ts",
  "color-scheme.ts",
  "mend-reference.ts",
];

/** What pages load, made of `packages/docs/src`. */
export async function bundleAssets(root: string): Promise<SiteFile[]> {
  const folder = join(root, docsFolder, "src");
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: bundled,
    bundle: true,
    // Not modules: browsers load none from a folder.
    format: "iife",
    target: "es2022",
    minify: true,
    charset: "utf8",
    legalComments: "none",
    outdir: folder,
    write: false,
  });
  const icon = { path: "assets/icon.svg", contents: await readFile(join(folder, "icon.svg"), "utf8") };
  return [
    icon,
    ...outputFiles.map(({ path, text }) => ({ path: `assets${path.slice(folder.length)}`, contents: text })),
  ];
}
