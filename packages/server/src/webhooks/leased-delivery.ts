import { type Event, type EventRow, fromRow as eventFromRow } from "../events/event.ts";
import type { Lane } from "./lanes.ts";

/** A delivery that this process may send, and everything it takes. */
export interface LeasedDelivery extends Lane {
  id: string;
  /** Tells this holder from the next one. */
  lease: string;
  /** By the database's clock. */
  leasedAt: Date;
  /** Made before this one. */
  attemptCount: number;
  url: string;
  event: Event;
  /** The valid ones, newest first. */
  secrets: { id: string; ciphertext: Buffer }[];
}

export interface LeasedDeliveryRow extends EventRow {
  delivery_id: string;
  lease: string;
  leased_at: Date;
  endpoint_id: string;
  attempt_count: number;
  url: string;
  secrets: { id: string; ciphertext: string }[];
}

export const fromRow = (row: LeasedDeliveryRow): LeasedDelivery => ({
  id: row.delivery_id,
  lease: row.lease,
  leasedAt: row.leased_at,
  organizationId: row.organization_id,
  endpointId: row.endpoint_id,
  attemptCount: row.attempt_count,
  url: row.url,
  event: eventFromRow(row),
  secrets: row.secrets.map(({ id, ciphertext }) => ({ id, ciphertext: Buffer.from(ciphertext, "base64") })),
});
