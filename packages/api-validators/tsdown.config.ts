import { build } from "esbuild";
import { readdir, rm } from "node:fs/promises";
import { defineConfig } from "tsdown";

/** Operations and webhooks are published as modules that import nothing, so that any bundler takes one alone. */
async function bundleEachModule(): Promise<void> {
  for (const folder of ["operations", "webhooks"]) {
    const files = await readdir(`src/generated/${folder}`);
    const { metafile } = await build({
      entryPoints: files.map((file) => `src/generated/${folder}/${file}`),
      outdir: `dist/generated/${folder}`,
      bundle: true,
      format: "esm",
      platform: "neutral",
      target: "es2022",
      legalComments: "none",
      metafile: true,
    });
    const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
    if (imports.length > 0) {
      throw new Error(`A module is not self-contained: it imports ${imports[0]?.path}.`);
    }
  }
}

/** The types of the runtime are needed by those of the modules; its code is inside each of them. */
async function removeRuntime(): Promise<void> {
  const files = await readdir("dist/runtime");
  await Promise.all(files.filter((file) => file.endsWith(".js")).map((file) => rm(`dist/runtime/${file}`)));
}

export default defineConfig({
  entry: ["src/index.ts", "src/adapters/{fastify,express,hono}.ts", "src/generated/{operations,webhooks}/*.ts"],
  platform: "neutral",
  target: "es2022",
  unbundle: true,
  dts: { generator: "oxc" },
  hooks: {
    "build:done": async () => {
      await bundleEachModule();
      await removeRuntime();
    },
  },
});
