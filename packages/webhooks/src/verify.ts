import { readWebhookHeaders } from "./read-webhook-headers.ts";
import { parseSignatures } from "./signatures.ts";
import { type RawBody, signedContent } from "./signed-content.ts";
import { importMatcher, type Matcher } from "./web-crypto.ts";
import type { HeadersInput } from "./webhook-headers.ts";
import { WebhookVerificationError } from "./webhook-verification-error.ts";

/** What Standard Webhooks recommends, and the API's documentation. */
const defaultToleranceSeconds = 300;

/** How to judge the time of a delivery. */
export interface VerifyOptions {
  /** How far the time of the attempt may be from `now`, either way; 300 by default. */
  readonly toleranceSeconds?: number;
  /** The current time; that of the system's clock by default. */
  readonly now?: Date;
}

/** What the signature vouches for, besides the body. */
export interface VerifiedDelivery {
  /** The id of the event, the same at every attempt: use it to recognise what you have handled already. */
  readonly id: string;
  /** The time of this attempt in seconds since the Unix epoch. */
  readonly timestamp: number;
}

/**
 * Verifies that a delivery was signed with the secret, or with one of the secrets, and recently.
 *
 * @throws WebhookVerificationError when it was not; `code` says why.
 * @throws TypeError when a secret or option cannot be used, the body is not raw, or there are no headers.
 */
export async function verify(
  rawBody: RawBody,
  headers: HeadersInput,
  secrets: string | readonly string[],
  options: VerifyOptions = {},
): Promise<VerifiedDelivery> {
  // First of all, so that a secret that cannot be used shows at the first delivery, whatever that is like.
  const matchers = await importMatchers([secrets].flat());
  const { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": value } = readWebhookHeaders(headers);
  const signatures = parseSignatures(value);
  if (signatures === undefined) {
    throw new WebhookVerificationError("malformed_header", "webhook-signature");
  }
  const content = signedContent(id, timestamp, rawBody);
  assertRecent(Number(timestamp), options);
  const verdicts = matchers.flatMap((matches) => signatures.map((digest) => matches(digest, content)));
  if (!(await Promise.all(verdicts)).includes(true)) {
    throw new WebhookVerificationError("no_matching_signature", "webhook-signature");
  }
  return { id, timestamp: Number(timestamp) };
}

async function importMatchers(secrets: readonly string[]): Promise<Matcher[]> {
  if (secrets.length === 0) {
    throw new TypeError("At least one secret is needed.");
  }
  return Promise.all(secrets.map(importMatcher));
}

function assertRecent(timestamp: number, { toleranceSeconds = defaultToleranceSeconds, now }: VerifyOptions): void {
  const ageSeconds = Math.floor((now?.getTime() ?? Date.now()) / 1000) - timestamp;
  if (!(toleranceSeconds >= 0) || Number.isNaN(ageSeconds)) {
    throw new TypeError('"toleranceSeconds" must be a number that is not negative, and "now" a valid date.');
  }
  if (ageSeconds > toleranceSeconds) {
    throw new WebhookVerificationError("timestamp_too_old", "webhook-timestamp");
  }
  if (ageSeconds < -toleranceSeconds) {
    throw new WebhookVerificationError("timestamp_too_new", "webhook-timestamp");
  }
}
