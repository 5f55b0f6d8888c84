import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { GeneratedFile } from "./generate/generated-file.ts";
import { compareGeneratedTree, writeGeneratedTree } from "./generate/generated-tree.ts";
import { GenerationError } from "./generate/generation-error.ts";
import { fingerprintOfSources, isGenerated, stampGeneration } from "./generate/generation-stamp.ts";

const repository = fileURLToPath(new URL("..", import.meta.url));
const ownSpec = fileURLToPath(new URL("../spec/openapi.yaml", import.meta.url));

try {
  const { check, root, spec } = readOptions();
  if (check) {
    await checkFiles(root, await generate(spec));
  } else if (root === repository && spec === ownSpec) {
    await generateOnce();
  } else {
    await writeFiles(root, await generate(spec));
  }
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
      root: { type: "string", default: repository },
      spec: { type: "string", default: ownSpec },
    },
  });
  return values;
}

function isUsageError(error: unknown): error is Error {
  return error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}

/** The compiler and the rest are loaded only when there is something to do. */
async function generate(spec: string): Promise<GeneratedFile[]> {
  const { generateFiles } = await import("./generate/generate-files.ts");
  const { loadDocument } = await import("./generate/load-document.ts");
  return generateFiles(await loadDocument(spec));
}

/** Not again when nothing was changed since the last time. */
async function generateOnce(): Promise<void> {
  if (await isGenerated(repository)) {
    console.log("Nothing has changed since the files were generated.");
    return;
  }
  const fingerprint = await fingerprintOfSources(repository);
  await writeFiles(repository, await generate(ownSpec));
  await stampGeneration(repository, fingerprint);
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
