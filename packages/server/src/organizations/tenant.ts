import type { Environment } from "../api-keys/api-key.ts";

/**
 * Whose rows a request may see and change: the API key decides both. Every statement on behalf of a request names both.
 */
export interface Tenant {
  organizationId: string;
  environment: Environment;
}
