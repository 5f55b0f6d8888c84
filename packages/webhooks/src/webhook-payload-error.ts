import type { ValidationError } from "@payment-sessions/api-validators";

const problems = {
  malformed_json: "is not JSON in UTF-8",
  invalid_event: "is not an event as this version knows it",
} as const;

/** What is wrong with the body of a genuine delivery. */
export type WebhookPayloadErrorCode = keyof typeof problems;

/**
 * A delivery is genuine, and yet its body makes no sense to this version: answer with a 5xx status, so that it is sent
 * again. The message contains nothing of the body.
 */
export class WebhookPayloadError extends Error {
  override readonly name = "WebhookPayloadError";
  readonly code: WebhookPayloadErrorCode;
  /** What exactly is wrong, each with a JSON Pointer into the body; empty when it could not be parsed. */
  readonly errors: readonly ValidationError[];

  /** Never takes the parser's error as its cause: that one quotes the body. */
  constructor(code: WebhookPayloadErrorCode, errors: readonly ValidationError[] = []) {
    super([`The body of the delivery ${problems[code]}.`, ...errors.map(({ message }) => message)].join(" "));
    this.code = code;
    this.errors = errors;
  }
}
