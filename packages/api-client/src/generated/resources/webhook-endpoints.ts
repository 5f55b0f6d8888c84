// @generated from spec/openapi.yaml by "pnpm generate"; do not edit.
import type { CreatedWebhookEndpoint, DeletedWebhookEndpoint, Delivery, RotatedWebhookEndpoint, WebhookEndpoint, WebhookEndpointCreate, WebhookEndpointUpdate, operations } from "@payment-sessions/api-types";
import type { RequestOptions } from "../../client-options.ts";
import type { Operation } from "../../operation.ts";
import type { Query } from "../../operation-types.ts";
import type { Call, ListCall } from "../../result.ts";

/** The URLs of yours that receive events, their signing secrets and what was delivered to them. */
export interface WebhookEndpointsResource {
  /**
   * List webhook endpoints
   *
   * Returns the webhook endpoints of the environment that the API key belongs to, newest first, without their secrets.
   *
   * `GET /api/v1/webhook_endpoints`
   */
  list(
    query?: Query<operations["listWebhookEndpoints"]>,
    options?: RequestOptions,
  ): ListCall<{ 200: WebhookEndpoint[] }>;

  /**
   * Create a webhook endpoint
   *
   * Registers a URL of yours to receive events. Keep the `secret` of the response: it verifies that deliveries come from
   * us and is shown here and never again.
   *
   * `POST /api/v1/webhook_endpoints`
   */
  create(body: WebhookEndpointCreate, options?: RequestOptions): Call<{ 201: CreatedWebhookEndpoint }>;

  /**
   * Get a webhook endpoint
   *
   * Returns the webhook endpoint with the given ID, without its secret.
   *
   * `GET /api/v1/webhook_endpoints/{endpoint}`
   *
   * @param endpoint - The public ID of the webhook endpoint.
   */
  get(endpoint: string, options?: RequestOptions): Call<{ 200: WebhookEndpoint }>;

  /**
   * Update a webhook endpoint
   *
   * Changes the properties that are given and leaves all others as they are. Set `status` to `enabled` to resume
   * deliveries to an endpoint that was disabled.
   *
   * `PUT /api/v1/webhook_endpoints/{endpoint}`
   *
   * @param endpoint - The public ID of the webhook endpoint.
   */
  update(endpoint: string, body: WebhookEndpointUpdate, options?: RequestOptions): Call<{ 200: WebhookEndpoint }>;

  /**
   * Delete a webhook endpoint
   *
   * Deletes the webhook endpoint with the given ID. Deliveries to it that are still pending are dropped.
   *
   * `DELETE /api/v1/webhook_endpoints/{endpoint}`
   *
   * When the answer gets lost, the request is sent again, and may then be answered with 404 although it was
   * carried out the first time.
   *
   * @param endpoint - The public ID of the webhook endpoint.
   */
  delete(endpoint: string, options?: RequestOptions): Call<{ 200: DeletedWebhookEndpoint }>;

  /**
   * Rotate the secret of a webhook endpoint
   *
   * Gives the endpoint a new signing secret, which is shown here and never again. For 24 hours deliveries carry a
   * signature by the previous secret as well, so that you can switch without losing one.
   *
   * `POST /api/v1/webhook_endpoints/{endpoint}/rotate_secret`
   *
   * @param endpoint - The public ID of the webhook endpoint.
   */
  rotateSecret(endpoint: string, options?: RequestOptions): Call<{ 200: RotatedWebhookEndpoint }>;

  /**
   * List the deliveries to a webhook endpoint
   *
   * Returns the deliveries of the last 30 days to the endpoint, newest first, each with its attempts and the time of the
   * next one.
   *
   * `GET /api/v1/webhook_endpoints/{endpoint}/deliveries`
   *
   * @param endpoint - The public ID of the webhook endpoint.
   */
  listDeliveries(
    endpoint: string,
    query?: Query<operations["listWebhookEndpointDeliveries"]>,
    options?: RequestOptions,
  ): ListCall<{ 200: Delivery[] }>;
}

/** The same operations, as the core of the client reads them. */
export const webhookEndpoints: Readonly<Record<string, Operation>> = {
  list: {
    operationId: "listWebhookEndpoints",
    method: "GET",
    path: "/api/v1/webhook_endpoints",
    query: true,
    list: { cursors: true, limit: 10 },
  },
  create: {
    operationId: "createWebhookEndpoint",
    method: "POST",
    path: "/api/v1/webhook_endpoints",
    body: "application/json",
  },
  get: { operationId: "getWebhookEndpoint", method: "GET", path: "/api/v1/webhook_endpoints/{endpoint}" },
  update: {
    operationId: "updateWebhookEndpoint",
    method: "PUT",
    path: "/api/v1/webhook_endpoints/{endpoint}",
    body: "application/json",
  },
  delete: { operationId: "deleteWebhookEndpoint", method: "DELETE", path: "/api/v1/webhook_endpoints/{endpoint}" },
  rotateSecret: {
    operationId: "rotateWebhookEndpointSecret",
    method: "POST",
    path: "/api/v1/webhook_endpoints/{endpoint}/rotate_secret",
  },
  listDeliveries: {
    operationId: "listWebhookEndpointDeliveries",
    method: "GET",
    path: "/api/v1/webhook_endpoints/{endpoint}/deliveries",
    query: true,
    list: { cursors: true, limit: 10 },
  },
};
