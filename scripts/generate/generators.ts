import { generateApiClient } from "./api-client/generate-api-client.ts";
import { generateApiTypes } from "./api-types/generate-api-types.ts";
import { generateApiValidators } from "./api-validators/generate-api-validators.ts";
import { generateContractDocument } from "./contract-document.ts";
import type { Generator } from "./generated-file.ts";
import { generateHandlers } from "./handlers.ts";
import { generateHostedPage } from "./hosted-page/generate-hosted-page.ts";
import { generateServerDocument } from "./server-document.ts";
import { generateWebhooks } from "./webhooks/generate-webhooks.ts";

/** Everything that is generated, one generator a line; the last one's source is the page's own. */
export const generators: Generator[] = [
  generateApiTypes,
  generateApiValidators,
  generateApiClient,
  generateWebhooks,
  generateContractDocument,
  generateHandlers,
  generateServerDocument,
  generateHostedPage,
];
