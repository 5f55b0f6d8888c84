import type { components } from "@payment-sessions/api-types";
import { encodeId } from "../ids.ts";
import {
  fromRow as sessionFromRow,
  type PaymentSession,
  type PaymentSessionRow,
  toWire as sessionToWire,
} from "../payment-sessions/payment-session.ts";
import { unixSeconds } from "../unix-seconds.ts";

export type EventType = components["schemas"]["EventType"];

export interface Event {
  id: string;
  type: EventType;
  createdAt: Date;
  /** Final since the event happened, so that it is forever what it was then. */
  session: PaymentSession;
}

/** The columns of the session, joined by those of its event under names of their own. */
export interface EventRow extends PaymentSessionRow {
  event_id: string;
  event_type: EventType;
  event_created_at: Date;
}

export const fromRow = (row: EventRow): Event => ({
  id: row.event_id,
  type: row.event_type,
  createdAt: row.event_created_at,
  session: sessionFromRow(row),
});

/** What the API answers and what webhooks deliver, to the letter. */
export const toWire = ({ id, type, createdAt, session }: Event): components["schemas"]["Event"] => ({
  id: encodeId("ev", id),
  event_type: type,
  created: unixSeconds(createdAt),
  data: sessionToWire(session),
});
