import { generateApiClient } from "./api-client/generate-api-client.ts";
import { generateApiTypes } from "./api-types/generate-api-types.ts";
import { generateApiValidators } from "./api-validators/generate-api-validators.ts";
import type { Generator } from "./generated-file.ts";
import { generateHandlers } from "./handlers.ts";

/** Everything that is made from the document, one generator a line. */
export const generators: Generator[] = [
  generateApiTypes,
  generateApiValidators,
  generateApiClient,
  generateHandlers,
];
