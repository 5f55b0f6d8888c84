import type { Transactable } from "../database/pool.ts";
import { transaction } from "../database/transaction.ts";
import type { Delivery } from "../deliveries/delivery.ts";
import { queueAgain } from "../deliveries/repository.ts";
import { ApiError, resourceNotFound } from "../errors.ts";
import { type Page, type PageRequest, readPage } from "../lists/page.ts";
import type { Tenant } from "../organizations/tenant.ts";
import { lockWebhookEndpoint } from "../webhook-endpoints/repository.ts";
import type { WebhookEndpoint } from "../webhook-endpoints/webhook-endpoint.ts";
import type { Event, EventType } from "./event.ts";
import { findEvent, listEvents } from "./repository.ts";

export type EventService = ReturnType<typeof createEventService>;

export function createEventService({ sql }: { sql: Transactable }) {
  const get = async (tenant: Tenant, id: string): Promise<Event> => {
    const event = await findEvent(sql, tenant, id);
    if (event === undefined) throw resourceNotFound("event");
    return event;
  };

  return {
    get,

    async exists(tenant: Tenant, id: string): Promise<boolean> {
      return (await findEvent(sql, tenant, id)) !== undefined;
    },

    list(tenant: Tenant, type: EventType | undefined, page: PageRequest): Promise<Page<Event>> {
      return readPage(page, (direction, from, limit) => listEvents(sql, tenant, type, direction, from, limit));
    },

    /** To the given endpoint, also if it is not subscribed to such events, or to every one that is. */
    async resend(tenant: Tenant, id: string, endpointId: string | undefined): Promise<Delivery[]> {
      await get(tenant, id);
      return transaction(sql, async (inner) => {
        if (endpointId !== undefined) assertEnabled(await lockWebhookEndpoint(inner, tenant, endpointId));
        return queueAgain(inner, tenant, id, endpointId);
      });
    },
  };
}

function assertEnabled(endpoint: WebhookEndpoint | undefined): void {
  if (endpoint === undefined) throw resourceNotFound("webhook endpoint");
  if (endpoint.disabledReason === null) return;
  throw new ApiError(
    "endpoint_disabled",
    "The webhook endpoint is disabled; enable it before you resend events to it.",
  );
}
