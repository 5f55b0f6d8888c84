import { randomBytes } from "node:crypto";
import type { EncryptionKeys } from "../encryption.ts";
import { highestKeyId } from "./parse-encryption-keys.ts";

/** 256 random bits in base64. */
export const createEncryptionKey = (): string => randomBytes(32).toString("base64");

/**
 * An id for one more key: the next one, so that ids say in which order keys came; after the last id the lowest that is
 * free. Undefined when all are in use.
 */
export function nextKeyId({ keys }: Pick<EncryptionKeys, "keys">): number | undefined {
  const next = Math.max(0, ...keys.keys()) + 1;
  if (next <= highestKeyId) return next;
  return Array.from({ length: highestKeyId }, (_, index) => index + 1).find((id) => !keys.has(id));
}
