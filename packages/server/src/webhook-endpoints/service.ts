import type { Transactable } from "../database/pool.ts";
import { transaction } from "../database/transaction.ts";
import type { Delivery } from "../deliveries/delivery.ts";
import { deliveryExists, listDeliveries } from "../deliveries/repository.ts";
import type { Encryption } from "../encryption.ts";
import { resourceNotFound } from "../errors.ts";
import { type Page, type PageRequest, readPage } from "../lists/page.ts";
import type { Tenant } from "../organizations/tenant.ts";
import { type CheckUrlSettings, checkUrl } from "./check-url.ts";
import { type IssuedSecret, issueSecret } from "./issue-secret.ts";
import {
  findWebhookEndpoint,
  insertWebhookEndpoint,
  listWebhookEndpoints,
  lockWebhookEndpoint,
  softDeleteWebhookEndpoint,
  updateWebhookEndpoint,
  webhookEndpointExisted,
} from "./repository.ts";
import { deleteSecrets } from "./secret-repository.ts";
import type { WebhookEndpoint } from "./webhook-endpoint.ts";
import type { NewWebhookEndpoint, WebhookEndpointChanges } from "./webhook-endpoint-changes.ts";

export interface WebhookEndpointSettings extends CheckUrlSettings {
  sql: Transactable;
  encryption: Encryption;
}

export interface EndpointWithSecret extends IssuedSecret {
  endpoint: WebhookEndpoint;
}

export type WebhookEndpointService = ReturnType<typeof createWebhookEndpointService>;

export function createWebhookEndpointService({ sql, encryption, ...urlSettings }: WebhookEndpointSettings) {
  return {
    /** What `create` does first, for whoever runs it on a transaction: a stranger's name server may take its time. */
    async assertTarget(tenant: Tenant, url: string): Promise<void> {
      await checkUrl(url, tenant, urlSettings);
    },

    async create(tenant: Tenant, input: NewWebhookEndpoint): Promise<EndpointWithSecret> {
      const url = await checkUrl(input.url, tenant, urlSettings);
      return transaction(sql, async (inner) => {
        const endpoint = await insertWebhookEndpoint(inner, tenant, { ...input, url });
        return { endpoint, ...(await issueSecret(inner, encryption, endpoint.id)) };
      });
    },

    async get(tenant: Tenant, id: string): Promise<WebhookEndpoint> {
      return found(await findWebhookEndpoint(sql, tenant, id));
    },

    existed: (tenant: Tenant, id: string): Promise<boolean> => webhookEndpointExisted(sql, tenant, id),

    list(tenant: Tenant, page: PageRequest): Promise<Page<WebhookEndpoint>> {
      return readPage(page, (direction, from, limit) => listWebhookEndpoints(sql, tenant, direction, from, limit));
    },

    async update(tenant: Tenant, id: string, changes: WebhookEndpointChanges): Promise<WebhookEndpoint> {
      const url = changes.url && (await checkUrl(changes.url, tenant, urlSettings));
      return found(await updateWebhookEndpoint(sql, tenant, id, { ...changes, url }));
    },

    /** Its secrets end with it: nothing is signed for it any more. */
    async delete(tenant: Tenant, id: string): Promise<Date> {
      return transaction(sql, async (inner) => {
        // First the endpoint: from here on nobody gives it another secret.
        const deletedAt = found(await softDeleteWebhookEndpoint(inner, tenant, id));
        await deleteSecrets(inner, id);
        return deletedAt;
      });
    },

    async rotateSecret(tenant: Tenant, id: string): Promise<EndpointWithSecret> {
      return transaction(sql, async (inner) => {
        const endpoint = found(await lockWebhookEndpoint(inner, tenant, id));
        return { endpoint, ...(await issueSecret(inner, encryption, id)) };
      });
    },

    hasDelivery: (tenant: Tenant, id: string, deliveryId: string): Promise<boolean> =>
      deliveryExists(sql, tenant, id, deliveryId),

    listDeliveries(tenant: Tenant, id: string, page: PageRequest): Promise<Page<Delivery>> {
      return readPage(page, (direction, from, limit) => listDeliveries(sql, tenant, id, direction, from, limit));
    },
  };
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw resourceNotFound("webhook endpoint");
  return value;
}
