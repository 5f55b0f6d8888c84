import { toWire as deliveryToWire } from "../deliveries/delivery.ts";
import type { OperationHandlers } from "../generated/handlers.ts";
import { readId } from "../http/read-id.ts";
import type { RequestContext } from "../http/request-context.ts";
import { readCursor } from "../lists/cursor.ts";
import { pageLinks } from "../lists/page-links.ts";
import { unixSeconds } from "../unix-seconds.ts";
import type { WebhookEndpointService } from "./service.ts";
import { toWire } from "./webhook-endpoint.ts";
import { fromWireCreate, fromWireUpdate } from "./webhook-endpoint-changes.ts";

type WebhookEndpointHandlers = Pick<
  OperationHandlers<RequestContext>,
  | "createWebhookEndpoint"
  | "listWebhookEndpoints"
  | "getWebhookEndpoint"
  | "updateWebhookEndpoint"
  | "deleteWebhookEndpoint"
  | "rotateWebhookEndpointSecret"
  | "listWebhookEndpointDeliveries"
>;

export interface WebhookEndpointRouteSettings {
  service: WebhookEndpointService;
  /** Where clients reach this API, without a slash at its end. */
  apiUrl: () => string;
}

export function webhookEndpointRoutes({ service, apiUrl }: WebhookEndpointRouteSettings): WebhookEndpointHandlers {
  const listUrl = () => `${apiUrl()}/api/v1/webhook_endpoints`;

  return {
    async createWebhookEndpoint({ body }, { tenant }) {
      const { endpoint, secret } = await service.create(tenant, fromWireCreate(body));
      return { status: 201, body: { ...toWire(endpoint), secret } };
    },

    async listWebhookEndpoints({ query }, { tenant }) {
      const { limit } = query;
      const cursor = await readCursor(query, "whe", (id) => service.existed(tenant, id));
      const { items, ...neighbours } = await service.list(tenant, { limit, ...cursor });
      const body = items.map(toWire);
      return { status: 200, headers: pageLinks(listUrl(), { limit }, body, neighbours), body };
    },

    async getWebhookEndpoint({ path }, { tenant }) {
      return { status: 200, body: toWire(await service.get(tenant, readId("whe", path.endpoint))) };
    },

    async updateWebhookEndpoint({ path, body }, { tenant }) {
      const endpoint = await service.update(tenant, readId("whe", path.endpoint), fromWireUpdate(body));
      return { status: 200, body: toWire(endpoint) };
    },

    async deleteWebhookEndpoint({ path }, { tenant }) {
      const deletedAt = await service.delete(tenant, readId("whe", path.endpoint));
      const body = { id: path.endpoint, object: "webhook_endpoint", deleted: true } as const;
      return { status: 200, body: { ...body, deleted_at: unixSeconds(deletedAt) } };
    },

    async rotateWebhookEndpointSecret({ path }, { tenant }) {
      const { endpoint, secret, previousExpiresAt } = await service.rotateSecret(tenant, readId("whe", path.endpoint));
      const expiresAt = previousExpiresAt === undefined ? null : unixSeconds(previousExpiresAt);
      return { status: 200, body: { ...toWire(endpoint), secret, previous_secret_expires_at: expiresAt } };
    },

    async listWebhookEndpointDeliveries({ path, query }, { tenant }) {
      const { limit } = query;
      const { id } = await service.get(tenant, readId("whe", path.endpoint));
      const cursor = await readCursor(query, "dlv", (deliveryId) => service.hasDelivery(tenant, id, deliveryId));
      const { items, ...neighbours } = await service.listDeliveries(tenant, id, { limit, ...cursor });
      const body = items.map(deliveryToWire);
      const headers = pageLinks(`${listUrl()}/${path.endpoint}/deliveries`, { limit }, body, neighbours);
      return { status: 200, headers, body };
    },
  };
}
