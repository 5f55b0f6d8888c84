// @generated from spec/openapi.yaml by "pnpm generate"; do not edit.
import type { PaymentSession } from "@payment-sessions/api-types";
import type { RequestOptions } from "../../client-options.ts";
import type { Operation } from "../../operation.ts";
import type { Call } from "../../result.ts";

/** Shortcuts for testing your integration. They work with test keys only; a live key is answered with 404. */
export interface TestHelpersResource {
  /**
   * Complete a payment session
   *
   * Completes a pending session as if the contractor had saved a test card, so that you can test what follows. Works
   * with test keys only.
   *
   * `POST /api/v1/test_helpers/payment/sessions/{session}/complete`
   *
   * @param session - The public ID of the session to complete.
   */
  completePaymentSession(session: string, options?: RequestOptions): Call<{ 200: PaymentSession }>;

  /**
   * Expire a payment session
   *
   * Expires a pending session at once, without waiting for its `expires_at`, so that you can test what follows. Works
   * with test keys only.
   *
   * `POST /api/v1/test_helpers/payment/sessions/{session}/expire`
   *
   * @param session - The public ID of the session to expire.
   */
  expirePaymentSession(session: string, options?: RequestOptions): Call<{ 200: PaymentSession }>;
}

/** The same operations, as the core of the client reads them. */
export const testHelpers: Readonly<Record<string, Operation>> = {
  completePaymentSession: {
    operationId: "completePaymentSession",
    method: "POST",
    path: "/api/v1/test_helpers/payment/sessions/{session}/complete",
  },
  expirePaymentSession: {
    operationId: "expirePaymentSession",
    method: "POST",
    path: "/api/v1/test_helpers/payment/sessions/{session}/expire",
  },
};
