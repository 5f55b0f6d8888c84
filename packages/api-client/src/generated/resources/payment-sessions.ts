// @generated from spec/openapi.yaml by "pnpm generate"; do not edit.
import type { CreatedPaymentSession, PaymentSession, PaymentSessionCreate, operations } from "@payment-sessions/api-types";
import type { RequestOptions } from "../../client-options.ts";
import type { Operation } from "../../operation.ts";
import type { Query } from "../../operation-types.ts";
import type { Call, ListCall } from "../../result.ts";

/** Single-use, time-boxed flows in which a contractor saves a card. */
export interface PaymentSessionsResource {
  /**
   * List payment sessions
   *
   * Returns the sessions of the environment that the API key belongs to, newest first, without their `url`.
   *
   * `GET /api/v1/payment/sessions`
   */
  list(query?: Query<operations["listPaymentSessions"]>, options?: RequestOptions): ListCall<{ 200: PaymentSession[] }>;

  /**
   * Create a payment session
   *
   * Creates a session in which the given contractor can save a card. Redirect the contractor to the `url` of the
   * response: it is shown here and never again. The session expires 30 minutes after its creation.
   *
   * `POST /api/v1/payment/sessions`
   */
  create(body: PaymentSessionCreate, options?: RequestOptions): Call<{ 201: CreatedPaymentSession }>;

  /**
   * Get a payment session
   *
   * Returns the session with the given ID, without its `url`.
   *
   * `GET /api/v1/payment/sessions/{session}`
   *
   * @param session - The public ID of the session.
   */
  get(session: string, options?: RequestOptions): Call<{ 200: PaymentSession }>;

  /**
   * Cancel a payment session
   *
   * Cancels the payment session with the given ID. A session can only be cancelled while it is still pending.
   *
   * `POST /api/v1/payment/sessions/{session}/cancel`
   *
   * @param session - The public ID of the session to cancel.
   */
  cancel(session: string, options?: RequestOptions): Call<{ 200: PaymentSession }>;
}

/** The same operations, as the core of the client reads them. */
export const paymentSessions: Readonly<Record<string, Operation>> = {
  list: {
    operationId: "listPaymentSessions",
    method: "GET",
    path: "/api/v1/payment/sessions",
    query: true,
    list: { cursors: true, limit: 10 },
  },
  create: {
    operationId: "createPaymentSession",
    method: "POST",
    path: "/api/v1/payment/sessions",
    body: "application/json",
  },
  get: { operationId: "getPaymentSession", method: "GET", path: "/api/v1/payment/sessions/{session}" },
  cancel: { operationId: "cancelPaymentSession", method: "POST", path: "/api/v1/payment/sessions/{session}/cancel" },
};
