import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { generateFiles } from "./generate/generate-files.ts";
import { compareGeneratedTree, writeGeneratedTree } from "./generate/generated-tree.ts";
import { GenerationError } from "./generate/generation-error.ts";
import { loadDocument } from "./generate/load-document.ts";

const { values: options } = parseArgs({
  options: {
    check: { type: "boolean", default: false },
    root: { type: "string", default: fileURLToPath(new URL("..", import.meta.url)) },
    spec: { type: "string", default: fileURLToPath(new URL("../spec/openapi.yaml", import.meta.url)) },
  },
});

try {
  const files = await generateFiles(await loadDocument(options.spec));
  await (options.check ? check(files) : write(files));
} catch (error) {
  if (!(error instanceof GenerationError)) {
    throw error;
  }
  console.error(error.message);
  process.exitCode = 1;
}

async function write(files: Awaited<ReturnType<typeof generateFiles>>): Promise<void> {
  const changed = await writeGeneratedTree(options.root, files);
  console.log(`${files.length} files generated, ${changed.length} changed.`);
}

async function check(files: Awaited<ReturnType<typeof generateFiles>>): Promise<void> {
  const differences = await compareGeneratedTree(options.root, files);
  for (const { path, problem } of differences) {
    console.error(`${path} ${problem}.`);
  }
  if (differences.length > 0) {
    console.error("Run `pnpm generate` and commit the result.");
    process.exitCode = 1;
  } else {
    console.log(`${files.length} generated files are up to date.`);
  }
}
