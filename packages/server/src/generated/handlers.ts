// @generated from spec/openapi.yaml by "pnpm generate"; do not edit.
import type { OperationId, RequestParts, SuccessResponse } from "@payment-sessions/api-validators";

/** Carries out one operation; a failure is thrown. */
export type OperationHandler<Id extends OperationId, Context> = (
  request: RequestParts<Id>,
  context: Context,
) => SuccessResponse<Id> | Promise<SuccessResponse<Id>>;

/** One handler for every operation of the document. */
export interface OperationHandlers<Context> {
  /** `GET /api/v1/payment/sessions` */
  listPaymentSessions: OperationHandler<"listPaymentSessions", Context>;
  /** `POST /api/v1/payment/sessions` */
  createPaymentSession: OperationHandler<"createPaymentSession", Context>;
  /** `GET /api/v1/payment/sessions/{session}` */
  getPaymentSession: OperationHandler<"getPaymentSession", Context>;
  /** `POST /api/v1/payment/sessions/{session}/cancel` */
  cancelPaymentSession: OperationHandler<"cancelPaymentSession", Context>;
  /** `GET /api/v1/contractors` */
  listContractors: OperationHandler<"listContractors", Context>;
  /** `POST /api/v1/contractors` */
  createContractor: OperationHandler<"createContractor", Context>;
  /** `GET /api/v1/contractors/{contractor}` */
  getContractor: OperationHandler<"getContractor", Context>;
  /** `PUT /api/v1/contractors/{contractor}` */
  updateContractor: OperationHandler<"updateContractor", Context>;
  /** `DELETE /api/v1/contractors/{contractor}` */
  deleteContractor: OperationHandler<"deleteContractor", Context>;
  /** `GET /api/v1/webhook_endpoints` */
  listWebhookEndpoints: OperationHandler<"listWebhookEndpoints", Context>;
  /** `POST /api/v1/webhook_endpoints` */
  createWebhookEndpoint: OperationHandler<"createWebhookEndpoint", Context>;
  /** `GET /api/v1/webhook_endpoints/{endpoint}` */
  getWebhookEndpoint: OperationHandler<"getWebhookEndpoint", Context>;
  /** `PUT /api/v1/webhook_endpoints/{endpoint}` */
  updateWebhookEndpoint: OperationHandler<"updateWebhookEndpoint", Context>;
  /** `DELETE /api/v1/webhook_endpoints/{endpoint}` */
  deleteWebhookEndpoint: OperationHandler<"deleteWebhookEndpoint", Context>;
  /** `POST /api/v1/webhook_endpoints/{endpoint}/rotate_secret` */
  rotateWebhookEndpointSecret: OperationHandler<"rotateWebhookEndpointSecret", Context>;
  /** `GET /api/v1/webhook_endpoints/{endpoint}/deliveries` */
  listWebhookEndpointDeliveries: OperationHandler<"listWebhookEndpointDeliveries", Context>;
  /** `GET /api/v1/events` */
  listEvents: OperationHandler<"listEvents", Context>;
  /** `GET /api/v1/events/{event}` */
  getEvent: OperationHandler<"getEvent", Context>;
  /** `POST /api/v1/events/{event}/resend` */
  resendEvent: OperationHandler<"resendEvent", Context>;
  /** `POST /api/v1/test_helpers/payment/sessions/{session}/complete` */
  completePaymentSession: OperationHandler<"completePaymentSession", Context>;
  /** `POST /api/v1/test_helpers/payment/sessions/{session}/expire` */
  expirePaymentSession: OperationHandler<"expirePaymentSession", Context>;
}
