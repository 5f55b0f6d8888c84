import type { components } from "@payment-sessions/api-types";
import type { EventType } from "../events/event.ts";
import { encodeId } from "../ids.ts";
import { unixSeconds } from "../unix-seconds.ts";

/** Without its secrets: they have a table of their own, and only their creation shows them. */
export interface WebhookEndpoint {
  id: string;
  url: string;
  description: string | null;
  enabledEvents: EventType[];
  /** Null while it is enabled. */
  disabledReason: components["schemas"]["WebhookEndpointDisabledReason"] | null;
  createdAt: Date;
}

export interface WebhookEndpointRow {
  id: string;
  url: string;
  description: string | null;
  enabled_events: EventType[];
  disabled_reason: WebhookEndpoint["disabledReason"];
  created_at: Date;
}

export const fromRow = (row: WebhookEndpointRow): WebhookEndpoint => ({
  id: row.id,
  url: row.url,
  description: row.description,
  enabledEvents: row.enabled_events,
  disabledReason: row.disabled_reason,
  createdAt: row.created_at,
});

export const toWire = (endpoint: WebhookEndpoint): components["schemas"]["WebhookEndpoint"] => ({
  id: encodeId("whe", endpoint.id),
  url: endpoint.url,
  description: endpoint.description,
  enabled_events: endpoint.enabledEvents,
  status: endpoint.disabledReason === null ? "enabled" : "disabled",
  disabled_reason: endpoint.disabledReason,
  created: unixSeconds(endpoint.createdAt),
});
