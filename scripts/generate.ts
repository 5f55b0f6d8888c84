import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { generateFiles } from "./generate/generate-files.ts";
import type { GeneratedFile } from "./generate/generated-file.ts";
import { compareGeneratedTree, writeGeneratedTree } from "./generate/generated-tree.ts";
import { GenerationError } from "./generate/generation-error.ts";
import { loadDocument } from "./generate/load-document.ts";

try {
  const { check, root, spec } = readOptions();
  const files = await generateFiles(await loadDocument(spec));
  await (check ? checkFiles(root, files) : writeFiles(root, files));
} catch (error) {
  if (!(error instanceof GenerationError) && !isUsageError(error)) {
    throw error;
  }
  console.error(error.message);
  process.exitCode = 1;
}

/** `--check` compares instead of writing; `--spec` and `--root` read and write elsewhere than in this repository. */
function readOptions() {
  const { values } = parseArgs({
    options: {
      check: { type: "boolean", default: false },
      root: { type: "string", default: fileURLToPath(new URL("..", import.meta.url)) },
      spec: { type: "string", default: fileURLToPath(new URL("../spec/openapi.yaml", import.meta.url)) },
    },
  });
  return values;
}

function isUsageError(error: unknown): error is Error {
  return error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}

async function writeFiles(root: string, files: GeneratedFile[]): Promise<void> {
  const changed = await writeGeneratedTree(root, files);
  console.log(`${files.length} files generated, ${changed.length} changed.`);
}

async function checkFiles(root: string, files: GeneratedFile[]): Promise<void> {
  const differences = await compareGeneratedTree(root, files);
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
