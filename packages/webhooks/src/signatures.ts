import { decodeBase64, encodeBase64 } from "./base64.ts";

/** The version of Standard Webhooks' signatures that stands for HMAC-SHA256. */
const version = "v1";
const digestBytes = 32;

/** More signatures than anybody rotates secrets; each costs an HMAC over the body for each secret. */
const maximalSignatures = 8;

/**
 * The value of `webhook-signature` for the HMAC-SHA256 digests of the signed content, one for each valid secret.
 *
 * @throws TypeError when there are none, more than eight, or one that has not 32 bytes.
 */
export function signatureHeader(digests: readonly Uint8Array[]): string {
  if (digests.length === 0 || digests.length > maximalSignatures) {
    throw new TypeError(`A delivery has 1 to ${maximalSignatures} signatures.`);
  }
  if (digests.some((digest) => digest.length !== digestBytes)) {
    throw new TypeError(`A digest of HMAC-SHA256 has ${digestBytes} bytes.`);
  }
  return digests.map((digest) => `${version},${encodeBase64(digest)}`).join(" ");
}

/** The distinct digests of the value of `webhook-signature`, other versions left out; undefined if it is malformed. */
export function parseSignatures(value: string): Uint8Array[] | undefined {
  const entries = [...new Set(value.split(" "))];
  if (entries.length > maximalSignatures || !entries.every((entry) => /^\w+,./.test(entry))) {
    return undefined;
  }
  const digests = entries.filter((entry) => entry.startsWith(`${version},`)).map((entry) => decodeDigest(entry));
  return digests.every((digest) => digest !== undefined) ? digests : undefined;
}

function decodeDigest(entry: string): Uint8Array | undefined {
  const digest = decodeBase64(entry.slice(version.length + 1));
  return digest?.length === digestBytes ? digest : undefined;
}
