import type { Environment } from "../api-keys/api-key.ts";

export type AttemptStatus = "open" | "challenged" | "approved" | "declined" | "refused" | "abandoned";

/** One card that somebody tried to save in a session. */
export interface Attempt {
  sessionId: string;
  /** From 1. */
  number: number;
  environment: Environment;
  contractorId: string;
  idempotencyKey: string;
  status: AttemptStatus;
  /** Null once nobody needs to send the token again. */
  cardTokenCiphertext: Buffer | null;
  providerPaymentId: string | null;
  /** How often recovery or a returning contractor took it up again; tells one holder of its claim from the next. */
  checkCount: number;
}

export interface AttemptRow {
  session_id: string;
  number: number;
  environment: Environment;
  contractor_id: string;
  idempotency_key: string;
  status: AttemptStatus;
  card_token_ciphertext: Buffer | null;
  provider_payment_id: string | null;
  check_count: number;
}

export const attemptFromRow = (row: AttemptRow): Attempt => ({
  sessionId: row.session_id,
  number: row.number,
  environment: row.environment,
  contractorId: row.contractor_id,
  idempotencyKey: row.idempotency_key,
  status: row.status,
  cardTokenCiphertext: row.card_token_ciphertext,
  providerPaymentId: row.provider_payment_id,
  checkCount: row.check_count,
});

/** Which column of which row: a token can be decrypted for its own session only. */
export const cardTokenContext = (sessionId: string) => `payment_attempts.card_token:${sessionId}`;
