import { createHash, randomBytes } from "node:crypto";

/**
 * The secret in the URL of the hosted page. Only its digest may reach the database, and nothing else may reach a log.
 */
export interface SetupToken {
  text: string;
  digest: Buffer;
}

const randomByteCount = 32;

export function createSetupToken(environment: "test" | "live", random = randomBytes): SetupToken {
  const text = `${environment}_${random(randomByteCount).toString("base64url")}`;
  return { text, digest: digestSetupToken(text) };
}

export const digestSetupToken = (text: string): Buffer => createHash("sha256").update(text).digest();

const pattern = /^(?:test|live)_[A-Za-z0-9_-]{43}$/;

/** Whether a text can be a token at all; what cannot is not worth a query. */
export const isSetupToken = (text: string): boolean => pattern.test(text);
