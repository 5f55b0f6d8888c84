import { decodeSecret } from "./secret.ts";

/** Whether a digest is the HMAC-SHA256 of the content under one secret. */
export type Matcher = (digest: Uint8Array, content: Uint8Array) => Promise<boolean>;

/** Computes the HMAC-SHA256 of the content. */
export async function signWithWebCrypto(secret: string, content: Uint8Array): Promise<Uint8Array> {
  const key = await importKey(secret, "sign");
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, content));
}

/** Web Crypto compares in constant time (section "HMAC", operation "Verify"), so that no digest is compared here. */
export async function importMatcher(secret: string): Promise<Matcher> {
  const key = await importKey(secret, "verify");
  return (digest, content) => crypto.subtle.verify("HMAC", key, digest, content);
}

function importKey(secret: string, usage: "sign" | "verify") {
  return crypto.subtle.importKey("raw", decodeSecret(secret), { name: "HMAC", hash: "SHA-256" }, false, [usage]);
}
