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
