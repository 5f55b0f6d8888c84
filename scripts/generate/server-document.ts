import { stringifyYaml } from "@redocly/openapi-core";
import { generatedFile, type Generator } from "./generated-file.ts";
import type { BundledDocument } from "./load-document.ts";

export const toJson = (document: BundledDocument): string => `${JSON.stringify(document, undefined, 2)}\n`;

export const toYaml = (document: BundledDocument): string => stringifyYaml(document);

/** The bundled document as the service shows it, as text, so that every process answers the same bytes. */
export const generateServerDocument: Generator = (document) => [
  generatedFile(
    "packages/server/src/generated/document.ts",
    `export const documentJson = ${JSON.stringify(toJson(document))};

export const documentYaml = ${JSON.stringify(toYaml(document))};`,
  ),
];
