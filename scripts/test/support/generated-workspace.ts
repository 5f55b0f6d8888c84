import { cp, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { generateFiles } from "../../generate/generate-files.ts";
import type { GeneratedFile, Generator } from "../../generate/generated-file.ts";
import type { BundledDocument } from "../../generate/load-document.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Packages as they would be had they been generated from another document. */
export interface GeneratedWorkspace {
  folder: string;
  files: GeneratedFile[];
  /** Imports a module by its path from the root of the repository. */
  load(path: string): Promise<Record<string, unknown>>;
}

/** Writes what a document generates into a folder, beside copies of the hand-written sources that it builds on. */
export async function generateWorkspace(
  document: BundledDocument,
  folder: string,
  generators: readonly Generator[],
): Promise<GeneratedWorkspace> {
  for (const name of ["api-types", "api-validators"]) {
    await cp(join(root, "packages", name, "src"), join(folder, "packages", name, "src"), {
      recursive: true,
      filter: (path) => !path.includes("/generated") && !path.endsWith(".test.ts") && !path.includes("/adapters"),
    });
  }
  const files = await generateFiles(document, generators);
  for (const { path, contents } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), contents);
  }
  return { folder, files, load: (path) => import(pathToFileURL(join(folder, path)).href) };
}

/** The configuration under which a generated workspace is type-checked: as strict as the repository. */
export async function writeTypeScriptConfig(folder: string, include: string[]): Promise<string> {
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  const path = join(folder, "tsconfig.json");
  const source = (name: string) => [join(folder, "packages", name, "src", "index.ts")];
  await writeFile(
    path,
    JSON.stringify({
      extends: join(root, "tsconfig.base.json"),
      compilerOptions: {
        lib: ["es2023", "dom", "dom.iterable"],
        paths: {
          "@payment-sessions/api-types": source("api-types"),
          "@payment-sessions/api-validators": source("api-validators"),
        },
      },
      include,
    }),
  );
  return path;
}
