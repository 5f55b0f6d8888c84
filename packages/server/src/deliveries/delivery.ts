import type { components } from "@payment-sessions/api-types";
import type { EventType } from "../events/event.ts";
import { encodeId } from "../ids.ts";
import { unixSeconds } from "../unix-seconds.ts";

/** Stored as the API tells it. */
export type DeliveryAttempt = components["schemas"]["DeliveryAttempt"];

export interface Delivery {
  id: string;
  eventId: string;
  eventType: EventType;
  endpointId: string;
  status: components["schemas"]["DeliveryStatus"];
  /** Oldest first. */
  attempts: DeliveryAttempt[];
  nextAttemptAt: Date | null;
  createdAt: Date;
}

/** The columns of `deliveries`, and the type of the event. */
export interface DeliveryRow {
  id: string;
  event_id: string;
  event_type: EventType;
  endpoint_id: string;
  status: Delivery["status"];
  attempts: DeliveryAttempt[];
  next_attempt_at: Date | null;
  created_at: Date;
}

export const fromRow = (row: DeliveryRow): Delivery => ({
  id: row.id,
  eventId: row.event_id,
  eventType: row.event_type,
  endpointId: row.endpoint_id,
  status: row.status,
  attempts: row.attempts,
  nextAttemptAt: row.next_attempt_at,
  createdAt: row.created_at,
});

export const toWire = (delivery: Delivery): components["schemas"]["Delivery"] => ({
  id: encodeId("dlv", delivery.id),
  event_id: encodeId("ev", delivery.eventId),
  event_type: delivery.eventType,
  webhook_endpoint_id: encodeId("whe", delivery.endpointId),
  status: delivery.status,
  attempts: delivery.attempts,
  next_attempt_at: delivery.nextAttemptAt && unixSeconds(delivery.nextAttemptAt),
  created: unixSeconds(delivery.createdAt),
});
