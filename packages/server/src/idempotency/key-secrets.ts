import { createHmac, createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import { createEncryption } from "../encryption.ts";
import type { Answer } from "./answer.ts";
import { canonicalJson } from "./canonical-json.ts";

/**
 * Everything here is derived from the text of the API key, which the client sends and nobody stores: neither a copy of
 * the database nor the service's own encryption key reveals what was asked and answered. That text has 160 random bits,
 * so one round of HKDF (RFC 5869) is enough.
 */
function derive(apiKeySecret: KeyObject, purpose: "key" | "fingerprint" | "answer", salt = ""): KeyObject {
  const info = `payment-sessions idempotency ${purpose}`;
  return createSecretKey(Buffer.from(hkdfSync("sha256", apiKeySecret, salt, info, 32)));
}

/** What an idempotency key is found by. Many are easy to guess, such as `order-17`. */
export const digestKey = (apiKeySecret: KeyObject, idempotencyKey: string): Buffer =>
  createHmac("sha256", derive(apiKeySecret, "key")).update(idempotencyKey).digest();

/** Tells one request from another. Requests hold what could be guessed and tried, such as tax identifications. */
export const fingerprint = (apiKeySecret: KeyObject, content: unknown): Buffer =>
  createHmac("sha256", derive(apiKeySecret, "fingerprint")).update(canonicalJson(content)).digest();

/** The lease, a random id of its own for every answer, is the salt: no two answers are encrypted under one key. */
export const encryptAnswer = (apiKeySecret: KeyObject, lease: string, answer: Answer): Buffer =>
  answerEncryption(apiKeySecret, lease).encrypt(JSON.stringify(answer), context);

export const decryptAnswer = (apiKeySecret: KeyObject, lease: string, ciphertext: Buffer): Answer =>
  JSON.parse(answerEncryption(apiKeySecret, lease).decrypt(ciphertext, context)) as Answer;

const context = "idempotency_keys.answer";

const answerEncryption = (apiKeySecret: KeyObject, lease: string) =>
  createEncryption({ currentId: 1, keys: new Map([[1, derive(apiKeySecret, "answer", lease)]]) });
