import { type components, eventTypes } from "@payment-sessions/api-types";
import type { EventType } from "../events/event.ts";

/** What a client says about an endpoint; what is undefined stays as it is. */
export interface WebhookEndpointChanges {
  url: string | undefined;
  description: string | null | undefined;
  enabledEvents: EventType[] | undefined;
  status: components["schemas"]["WebhookEndpointStatus"] | undefined;
}

export type NewWebhookEndpoint = Pick<WebhookEndpointChanges, "description"> & {
  url: string;
  enabledEvents: EventType[];
};

/** An endpoint is not subscribed to types that are younger than it is: its code may not know them. */
export const fromWireCreate = (input: components["schemas"]["WebhookEndpointCreate"]): NewWebhookEndpoint => ({
  url: input.url,
  description: input.description,
  enabledEvents: input.enabled_events ?? [...eventTypes],
});

export const fromWireUpdate = (input: components["schemas"]["WebhookEndpointUpdate"]): WebhookEndpointChanges => ({
  url: input.url,
  description: input.description,
  enabledEvents: input.enabled_events,
  status: input.status,
});
