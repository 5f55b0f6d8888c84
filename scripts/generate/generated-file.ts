import type { BundledDocument } from "./load-document.ts";

/** A file to be written: its path is relative to the root of the repository and uses `/`. */
export interface GeneratedFile {
  path: string;
  contents: string;
}

/** A pure function: the same document gives the same bytes, wherever and whenever it runs. */
export type Generator = (document: BundledDocument) => GeneratedFile[] | Promise<GeneratedFile[]>;

/** The first line of every generated file. */
const headerFor = (source: string) => `// @generated from ${source} by "pnpm generate"; do not edit.`;

export const generatedHeader = headerFor("spec/openapi.yaml");

export function generatedFile(path: string, body: string): GeneratedFile {
  return generatedFileFrom("spec/openapi.yaml", path, body);
}

/** For what is made from something else than the document. */
export function generatedFileFrom(source: string, path: string, body: string): GeneratedFile {
  return { path, contents: `${headerFor(source)}\n${body.trimEnd()}\n` };
}

export const hasGeneratedHeader = (contents: string): boolean =>
  /^\/\/ @generated from \S+ by "pnpm generate"; do not edit\.\n/.test(contents);
