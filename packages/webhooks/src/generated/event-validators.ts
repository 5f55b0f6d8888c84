// @generated from spec/openapi.yaml by "pnpm generate"; do not edit.
import { validate as paymentSessionCompleted } from "@payment-sessions/api-validators/webhooks/payment-session-completed";
import { validate as paymentSessionCancelled } from "@payment-sessions/api-validators/webhooks/payment-session-cancelled";
import { validate as paymentSessionExpired } from "@payment-sessions/api-validators/webhooks/payment-session-expired";
import type { EventValidators } from "../event-types.ts";

/** The validator of every event by its type. */
export const eventValidators: EventValidators = {
  "payment.session.completed": paymentSessionCompleted,
  "payment.session.cancelled": paymentSessionCancelled,
  "payment.session.expired": paymentSessionExpired,
};
