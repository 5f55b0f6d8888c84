import type { ApiError, Client, RequestOptions } from "@payment-sessions/api-client";
import type { OperationId } from "@payment-sessions/api-validators";

/** What every call of the client resolves with, whatever its operation. */
export interface Outcome {
  readonly status: number;
  readonly data: unknown;
  readonly error: ApiError | undefined;
  readonly response: Response;
  readonly requestId: string | undefined;
}

export interface AnyCall extends Promise<Outcome> {
  unwrap(): Promise<unknown>;
}

const session = "hps_032ay5LmNbVJQJT3Q4jG04";
const contractor = "cn_032ZJ0rlogdis0JHZ8SVSX";
const endpoint = "we_032ZJ0rlogdis0JHZ8SVSX";
const event = "evt_032ZJ0rlogdis0JHZ8SVSX";
const person = {
  first_name: "Ada",
  last_name: "Lovelace",
  email: "ada@example.com",
  phone: "415-555-0142",
  address: { line1: "12 St James's Square", locality: "San Francisco", region: "CA", postalcode: "94110" },
};
const page = { limit: 2, starting_after: "any" };

/** One valid call of every operation; with none for an operation of the document this does not compile. */
export const calls: Record<OperationId, (client: Client, options: RequestOptions) => AnyCall> = {
  listPaymentSessions: (client, options) =>
    client.paymentSessions.list({ ...page, status: "pending", contractor }, options),
  createPaymentSession: (client, options) =>
    client.paymentSessions.create({ contractor, return_url: "https://platform.example/back" }, options),
  getPaymentSession: (client, options) => client.paymentSessions.get(session, options),
  cancelPaymentSession: (client, options) => client.paymentSessions.cancel(session, options),
  listContractors: (client, options) => client.contractors.list(page, options),
  createContractor: (client, options) => client.contractors.create(person, options),
  getContractor: (client, options) => client.contractors.get(contractor, options),
  updateContractor: (client, options) => client.contractors.update(contractor, { last_name: "King" }, options),
  deleteContractor: (client, options) => client.contractors.delete(contractor, options),
  listWebhookEndpoints: (client, options) => client.webhookEndpoints.list(page, options),
  createWebhookEndpoint: (client, options) =>
    client.webhookEndpoints.create(
      { url: "https://platform.example/webhooks", enabled_events: ["payment.session.completed"] },
      options,
    ),
  getWebhookEndpoint: (client, options) => client.webhookEndpoints.get(endpoint, options),
  updateWebhookEndpoint: (client, options) => client.webhookEndpoints.update(endpoint, { status: "enabled" }, options),
  deleteWebhookEndpoint: (client, options) => client.webhookEndpoints.delete(endpoint, options),
  rotateWebhookEndpointSecret: (client, options) => client.webhookEndpoints.rotateSecret(endpoint, options),
  listWebhookEndpointDeliveries: (client, options) => client.webhookEndpoints.listDeliveries(endpoint, page, options),
  listEvents: (client, options) => client.events.list(page, options),
  getEvent: (client, options) => client.events.get(event, options),
  resendEvent: (client, options) => client.events.resend(event, { webhook_endpoint: endpoint }, options),
  completePaymentSession: (client, options) => client.testHelpers.completePaymentSession(session, options),
  expirePaymentSession: (client, options) => client.testHelpers.expirePaymentSession(session, options),
};
