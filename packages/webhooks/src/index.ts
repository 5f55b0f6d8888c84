export type { EventOf, KnownEvent, KnownEventType, UnknownEvent, WebhookEvent } from "./event-types.ts";
export type * from "./generated/schemas.ts";
export { createSecret, decodeSecret } from "./secret.ts";
export { sign, type Signer, type SignOptions } from "./sign.ts";
export { signatureHeader } from "./signatures.ts";
export { type RawBody, signedContent } from "./signed-content.ts";
export { unwrap } from "./unwrap.ts";
export { verify, type VerifiedDelivery, type VerifyOptions } from "./verify.ts";
export type {
  HeaderPairs,
  HeaderRecord,
  HeadersInput,
  HeadersObject,
  WebhookHeaderName,
  WebhookHeaders,
} from "./webhook-headers.ts";
export { WebhookPayloadError, type WebhookPayloadErrorCode } from "./webhook-payload-error.ts";
export { WebhookVerificationError, type WebhookVerificationErrorCode } from "./webhook-verification-error.ts";
