import { type OperationId, operations } from "@payment-sessions/api-validators";

/**
 * Operations that are described and not served: the router knows nothing of them, so they are 404 like any unknown
 * path.
 */
export const notYetImplemented = [
  "listWebhookEndpoints",
  "createWebhookEndpoint",
  "getWebhookEndpoint",
  "updateWebhookEndpoint",
  "deleteWebhookEndpoint",
  "rotateWebhookEndpointSecret",
  "listWebhookEndpointDeliveries",
  "listEvents",
  "getEvent",
  "resendEvent",
  "completePaymentSession",
  "expirePaymentSession",
] as const satisfies readonly OperationId[];

export type NotYetImplemented = (typeof notYetImplemented)[number];

export type ImplementedOperation = Exclude<OperationId, NotYetImplemented>;

const isImplemented = (id: OperationId): id is ImplementedOperation =>
  !(notYetImplemented as readonly OperationId[]).includes(id);

export const implementedOperations = (Object.keys(operations) as OperationId[]).filter(isImplemented);
