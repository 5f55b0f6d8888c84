import { signatureHeader } from "./signatures.ts";
import { type RawBody, signedContent } from "./signed-content.ts";
import { signWithWebCrypto } from "./web-crypto.ts";
import { isHeaderValue, type WebhookHeaders } from "./webhook-headers.ts";

/** Computes the HMAC-SHA256 of the signed content under one secret, which it keeps in whatever form is fast. */
export type Signer = (content: Uint8Array) => Uint8Array | Promise<Uint8Array>;

/** A delivery to sign. */
export interface SignOptions {
  /** The id of the event: 1 to 255 visible ASCII characters other than the full stop. */
  readonly id: string;
  /** The time of the attempt in whole seconds since the Unix epoch. */
  readonly timestamp: number;
  /** Exactly what is sent. */
  readonly body: RawBody;
  /** Every secret that is currently valid, the newest first: 1 to 8. */
  readonly secrets: readonly (string | Signer)[];
}

/**
 * Signs a delivery with every secret that is currently valid, and returns its headers.
 *
 * @throws TypeError when an option cannot be used; the message never contains a secret.
 * @example
 * ```ts
 * // Web Crypto signs with secrets given as text. In Node, a prepared key is many times faster:
 * const key = createSecretKey(decodeSecret(secret));
 * const signer: Signer = (content) => createHmac("sha256", key).update(content).digest();
 * const headers = await sign({ id: event.id, timestamp, body, secrets: [signer] });
 * ```
 */
export async function sign({ id, timestamp, body, secrets }: SignOptions): Promise<WebhookHeaders> {
  if (!isHeaderValue("webhook-id", id)) {
    throw new TypeError("An id has 1 to 255 visible ASCII characters other than the full stop.");
  }
  if (!isHeaderValue("webhook-timestamp", String(timestamp))) {
    throw new TypeError("A timestamp is a whole number of seconds with at most 12 digits.");
  }
  const content = signedContent(id, timestamp, body);
  const digests = await Promise.all(secrets.map(async (secret) => signerOf(secret)(content)));
  return {
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": signatureHeader(digests),
  };
}

function signerOf(secret: string | Signer): Signer {
  return typeof secret === "function" ? secret : (content) => signWithWebCrypto(secret, content);
}
