import type { BundledDocument } from "./load-document.ts";

/** A file to be written: its path is relative to the root of the repository and uses `/`. */
export interface GeneratedFile {
  path: string;
  contents: string;
}

/** A pure function: the same document gives the same bytes, wherever and whenever it runs. */
export type Generator = (document: BundledDocument) => GeneratedFile[] | Promise<GeneratedFile[]>;

/** The first line of every generated file. */
export const generatedHeader = '// @generated from spec/openapi.yaml by "pnpm generate"; do not edit.';

export function generatedFile(path: string, body: string): GeneratedFile {
  return { path, contents: `${generatedHeader}\n${body.trimEnd()}\n` };
}
