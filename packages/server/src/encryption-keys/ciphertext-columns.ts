import { taxIdentificationContext } from "../contractors/contractor.ts";
import { cardTokenContext } from "../payment-sessions/attempt.ts";
import { signingSecretContext } from "../webhook-endpoints/signing-secret.ts";

export interface CiphertextColumn {
  table: string;
  column: string;
  /** What a value is found by: no two values of the column share it. */
  idColumn: string;
  /** What the value was encrypted for. */
  context: (id: string) => string;
}

/**
 * Everything that is encrypted with the configured keys. Stored answers to requests with an idempotency key are not:
 * their keys follow from the API key.
 */
export const ciphertextColumns: readonly CiphertextColumn[] = [
  {
    table: "contractors",
    column: "tax_identification_ciphertext",
    idColumn: "id",
    context: taxIdentificationContext,
  },
  {
    table: "payment_attempts",
    column: "card_token_ciphertext",
    // One attempt of a session at a time has a token.
    idColumn: "session_id",
    context: cardTokenContext,
  },
  { table: "webhook_secrets", column: "ciphertext", idColumn: "id", context: signingSecretContext },
];
