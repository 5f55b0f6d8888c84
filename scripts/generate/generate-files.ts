import { GenerationError } from "./generation-error.ts";
import { type GeneratedFile, type Generator, hasGeneratedHeader } from "./generated-file.ts";
import { generators } from "./generators.ts";
import type { BundledDocument } from "./load-document.ts";
import { byCodeUnit } from "./names.ts";

/** Runs the generators in memory and returns all files, sorted by path. */
export async function generateFiles(
  document: BundledDocument,
  using: readonly Generator[] = generators,
): Promise<GeneratedFile[]> {
  const files: GeneratedFile[] = [];
  for (const generator of using) {
    files.push(...(await generator(document)));
  }
  files.sort((a, b) => byCodeUnit(a.path, b.path));
  assertSound(files);
  return files;
}

function assertSound(files: GeneratedFile[]): void {
  files.forEach((file, index) => {
    if (!/^packages\/[\w-]+\/src\/generated\/[\w/.-]+$/.test(file.path) || !hasGeneratedHeader(file.contents)) {
      throw new Error(`A generator made ${file.path}, which is not a generated file.`);
    }
    if (file.path.toLowerCase() === files[index + 1]?.path.toLowerCase()) {
      throw new GenerationError("/", `Two parts of the document would both be written to ${file.path}.`);
    }
  });
}
