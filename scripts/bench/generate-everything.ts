import { generateFiles } from "../generate/generate-files.ts";
import type { Generator } from "../generate/generated-file.ts";
import { writeGeneratedTree } from "../generate/generated-tree.ts";
import { GenerationError } from "../generate/generation-error.ts";
import { generators } from "../generate/generators.ts";
import { loadDocument } from "../generate/load-document.ts";
import { reportUsage } from "./measured-process.ts";

/** Every generator on another document than ours: `generate-everything.ts DOCUMENT FOLDER`. What cannot be done is told. */
const [path = "", folder = ""] = process.argv.slice(2);
const document = await loadDocument(path);
const refusals: string[] = [];
const attempt = async (generator: Generator) => {
  try {
    return await generator(document);
  } catch (error) {
    if (!(error instanceof GenerationError)) throw error;
    refusals.push(`${generator.name}: ${error.message}`);
    return [];
  }
};
const files = await generateFiles(
  document,
  generators.map((generator) => () => attempt(generator)),
);
await writeGeneratedTree(folder, files);
reportUsage({ refusals, paths: files.map((file) => file.path) });
