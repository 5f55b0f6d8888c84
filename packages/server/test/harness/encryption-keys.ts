import { createEncryptionKey } from "../../src/encryption-keys/create-encryption-key.ts";
import { parseEncryptionKeys } from "../../src/encryption-keys/parse-encryption-keys.ts";
import type { EncryptionKeys } from "../../src/encryption.ts";

/** As ENCRYPTION_KEY has it. */
export const newEncryptionKey = (id: number): string => `${id}:${createEncryptionKey()}`;

/** Of entries as ENCRYPTION_KEY has them. */
export function readEncryptionKeys(...entries: string[]): EncryptionKeys {
  const parsed = parseEncryptionKeys(entries.join(","));
  if ("problems" in parsed) throw new Error(parsed.problems.join(" "));
  return parsed.keys;
}
