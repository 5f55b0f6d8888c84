import type { OperationId, OperationValidator } from "@payment-sessions/api-validators";
import { cancelPaymentSession } from "@payment-sessions/api-validators/operations/cancel-payment-session";
import { completePaymentSession } from "@payment-sessions/api-validators/operations/complete-payment-session";
import { createContractor } from "@payment-sessions/api-validators/operations/create-contractor";
import { createPaymentSession } from "@payment-sessions/api-validators/operations/create-payment-session";
import { createWebhookEndpoint } from "@payment-sessions/api-validators/operations/create-webhook-endpoint";
import { deleteContractor } from "@payment-sessions/api-validators/operations/delete-contractor";
import { deleteWebhookEndpoint } from "@payment-sessions/api-validators/operations/delete-webhook-endpoint";
import { expirePaymentSession } from "@payment-sessions/api-validators/operations/expire-payment-session";
import { getContractor } from "@payment-sessions/api-validators/operations/get-contractor";
import { getEvent } from "@payment-sessions/api-validators/operations/get-event";
import { getPaymentSession } from "@payment-sessions/api-validators/operations/get-payment-session";
import { getWebhookEndpoint } from "@payment-sessions/api-validators/operations/get-webhook-endpoint";
import { listContractors } from "@payment-sessions/api-validators/operations/list-contractors";
import { listEvents } from "@payment-sessions/api-validators/operations/list-events";
import { listPaymentSessions } from "@payment-sessions/api-validators/operations/list-payment-sessions";
import { listWebhookEndpointDeliveries } from "@payment-sessions/api-validators/operations/list-webhook-endpoint-deliveries";
import { listWebhookEndpoints } from "@payment-sessions/api-validators/operations/list-webhook-endpoints";
import { resendEvent } from "@payment-sessions/api-validators/operations/resend-event";
import { rotateWebhookEndpointSecret } from "@payment-sessions/api-validators/operations/rotate-webhook-endpoint-secret";
import { updateContractor } from "@payment-sessions/api-validators/operations/update-contractor";
import { updateWebhookEndpoint } from "@payment-sessions/api-validators/operations/update-webhook-endpoint";

/** What holds every request to the specification. */
export const validators = {
  listPaymentSessions,
  createPaymentSession,
  getPaymentSession,
  cancelPaymentSession,
  listContractors,
  createContractor,
  getContractor,
  updateContractor,
  deleteContractor,
  listWebhookEndpoints,
  createWebhookEndpoint,
  getWebhookEndpoint,
  updateWebhookEndpoint,
  deleteWebhookEndpoint,
  rotateWebhookEndpointSecret,
  listWebhookEndpointDeliveries,
  listEvents,
  getEvent,
  resendEvent,
  completePaymentSession,
  expirePaymentSession,
} satisfies { [Id in OperationId]: OperationValidator<Id> };
