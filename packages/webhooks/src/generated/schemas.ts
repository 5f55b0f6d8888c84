// @generated from spec/openapi.yaml by "pnpm generate"; do not edit.
export type {
  PaymentSession,
  PaymentSessionSnapshot,
  CompletedPaymentSessionSnapshot,
  PaymentSessionCompletedEvent,
  CancelledPaymentSessionSnapshot,
  PaymentSessionCancelledEvent,
  ExpiredPaymentSessionSnapshot,
  PaymentSessionExpiredEvent,
} from "@payment-sessions/api-types";
