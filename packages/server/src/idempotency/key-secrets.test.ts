import { createHmac, createSecretKey, hkdfSync, randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { createApiKey } from "../api-keys/api-key.ts";
import { DecryptionError } from "../encryption.ts";
import { decryptAnswer, digestKey, encryptAnswer, fingerprint } from "./key-secrets.ts";

const text = createApiKey("test");
const secret = createSecretKey(Buffer.from(text));
const otherSecret = createSecretKey(Buffer.from(createApiKey("test")));
const answer = { status: 201, headers: { link: "<a>" }, body: { url: "https://pay.example.com/é", none: null } };

it("finds a key by its HMAC under what HKDF makes of the API key's text", () => {
  const derived = hkdfSync("sha256", text, "", "payment-sessions idempotency key", 32);
  expect(digestKey(secret, "order-17")).toEqual(createHmac("sha256", Buffer.from(derived)).update("order-17").digest());
});

it("gives other digests and fingerprints under another API key", () => {
  expect(digestKey(otherSecret, "a")).not.toEqual(digestKey(secret, "a"));
  expect(fingerprint(otherSecret, "a")).not.toEqual(fingerprint(secret, "a"));
  expect(fingerprint(secret, "a")).not.toEqual(digestKey(secret, JSON.stringify("a")));
});

it("decrypts an answer as it was, with the same API key and the same lease alone", () => {
  const lease = randomUUID();
  const ciphertext = encryptAnswer(secret, lease, answer);
  expect(ciphertext.toString("latin1")).not.toContain("pay.example.com");
  expect(decryptAnswer(secret, lease, ciphertext)).toEqual(answer);
  expect(() => decryptAnswer(otherSecret, lease, ciphertext)).toThrow(DecryptionError);
  expect(() => decryptAnswer(secret, randomUUID(), ciphertext)).toThrow(DecryptionError);
});
