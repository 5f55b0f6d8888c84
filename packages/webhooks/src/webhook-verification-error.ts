import type { WebhookHeaderName } from "./webhook-headers.ts";

const problems = {
  missing_header: "is missing",
  malformed_header: "is malformed, or was sent more than once",
  timestamp_too_old: "is too far in the past",
  timestamp_too_new: "is too far in the future",
  no_matching_signature: "has no signature that matches: the secret is another one, or the body is not the raw one",
} as const;

/** Why a delivery is refused. */
export type WebhookVerificationErrorCode = keyof typeof problems;

/** A delivery is not genuine, or cannot be shown to be; its message contains nothing of the delivery. */
export class WebhookVerificationError extends Error {
  override readonly name = "WebhookVerificationError";
  readonly code: WebhookVerificationErrorCode;
  /** The header that is to blame. */
  readonly header: WebhookHeaderName;

  constructor(code: WebhookVerificationErrorCode, header: WebhookHeaderName) {
    super(`The header "${header}" ${problems[code]}.`);
    this.code = code;
    this.header = header;
  }
}
