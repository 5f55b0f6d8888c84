import { generatedFile, type Generator } from "./generated-file.ts";

/** The bundled document itself, for the suite that holds servers to it. */
export const generateContractDocument: Generator = (document) => [
  generatedFile(
    "packages/contract-tests/src/generated/document.ts",
    `import type { JsonObject } from "../document/json.ts";

export const document: JsonObject = ${JSON.stringify(document, null, 2)};`,
  ),
];
