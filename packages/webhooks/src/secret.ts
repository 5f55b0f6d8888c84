import { decodeBase64, encodeBase64 } from "./base64.ts";

const prefix = "whsec_";

/** As long as the digest: a longer key adds nothing to HMAC-SHA256. */
const createdBytes = 32;

/** What Standard Webhooks allows: 192 to 512 bits. */
const minimalBytes = 24;
const maximalBytes = 64;

/** Creates a signing secret: `whsec_` and the base64 form of 32 random bytes. */
export function createSecret(): string {
  return prefix + encodeBase64(crypto.getRandomValues(new Uint8Array(createdBytes)));
}

/**
 * The key that a signing secret stands for, 24 to 64 bytes.
 *
 * @throws TypeError when it is not `whsec_` and strict base64 of so many bytes; the message never contains the secret.
 */
export function decodeSecret(secret: string): Uint8Array {
  if (typeof secret !== "string" || !secret.startsWith(prefix)) {
    throw new TypeError(`A signing secret is text that begins with "${prefix}".`);
  }
  const key = decodeBase64(secret.slice(prefix.length));
  if (key === undefined) {
    throw new TypeError(`What follows "${prefix}" in a signing secret is base64 with padding.`);
  }
  if (key.length < minimalBytes || key.length > maximalBytes) {
    throw new TypeError(`A signing secret has ${minimalBytes} to ${maximalBytes} bytes; this one has ${key.length}.`);
  }
  return key;
}
