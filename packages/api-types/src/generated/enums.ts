// @generated from spec/openapi.yaml by "pnpm generate"; do not edit.
/** The values of `PaymentSessionStatus` that this version knows. */
export const paymentSessionStatuses = [
  "pending",
  "completed",
  "cancelled",
  "expired",
] as const;
/** One of {@link paymentSessionStatuses}. */
export type KnownPaymentSessionStatus = (typeof paymentSessionStatuses)[number];

/** The values of `Processor` that this version knows. */
export const processors = [
  "checkout",
] as const;
/** One of {@link processors}. */
export type KnownProcessor = (typeof processors)[number];

/** The values of `ErrorCode` that this version knows. */
export const errorCodes = [
  "invalid_input",
  "invalid_return_url",
  "session_not_pending",
  "session_expired",
  "environment_mismatch",
  "invalid_api_key",
  "resource_not_found",
  "method_not_allowed",
  "idempotency_key_in_use",
  "duplicate_email",
  "endpoint_disabled",
  "payload_too_large",
  "unsupported_media_type",
  "idempotency_key_reused",
  "rate_limited",
  "general_error",
  "service_unavailable",
] as const;
/** One of {@link errorCodes}. */
export type KnownErrorCode = (typeof errorCodes)[number];

/** The values of `CardBrand` that this version knows. */
export const cardBrands = [
  "amex",
  "diners",
  "discover",
  "jcb",
  "mastercard",
  "unionpay",
  "visa",
  "unknown",
] as const;
/** One of {@link cardBrands}. */
export type KnownCardBrand = (typeof cardBrands)[number];

/** The values of `EventType` that this version knows. */
export const eventTypes = [
  "payment.session.completed",
  "payment.session.cancelled",
  "payment.session.expired",
] as const;
/** One of {@link eventTypes}. */
export type KnownEventType = (typeof eventTypes)[number];

/** The values of `WebhookEndpointStatus` that this version knows. */
export const webhookEndpointStatuses = [
  "enabled",
  "disabled",
] as const;
/** One of {@link webhookEndpointStatuses}. */
export type KnownWebhookEndpointStatus = (typeof webhookEndpointStatuses)[number];

/** The values of `WebhookEndpointDisabledReason` that this version knows. */
export const webhookEndpointDisabledReasons = [
  "requested",
  "gone",
  "failing",
] as const;
/** One of {@link webhookEndpointDisabledReasons}. */
export type KnownWebhookEndpointDisabledReason = (typeof webhookEndpointDisabledReasons)[number];

/** The values of `DeliveryStatus` that this version knows. */
export const deliveryStatuses = [
  "pending",
  "succeeded",
  "failed",
] as const;
/** One of {@link deliveryStatuses}. */
export type KnownDeliveryStatus = (typeof deliveryStatuses)[number];
