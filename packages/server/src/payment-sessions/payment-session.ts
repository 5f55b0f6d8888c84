import type { components } from "@payment-sessions/api-types";
import type { Environment } from "../api-keys/api-key.ts";
import { encodeId } from "../ids.ts";
import { unixSeconds } from "../unix-seconds.ts";
import type { PaymentSessionStatus } from "./transitions.ts";

export interface PaymentSession {
  /** Ids are UUIDs here; they get their prefix on the wire only. */
  id: string;
  organizationId: string;
  environment: Environment;
  contractorId: string;
  status: PaymentSessionStatus;
  processor: string;
  returnUrl: string;
  createdAt: Date;
  expiresAt: Date;
  completedAt: Date | null;
  cancelledAt: Date | null;
}

/** The columns of `payment_sessions` that anybody reads; the digest of the token is only ever searched for. */
export interface PaymentSessionRow {
  id: string;
  organization_id: string;
  environment: Environment;
  contractor_id: string;
  status: PaymentSessionStatus;
  processor: string;
  return_url: string;
  created_at: Date;
  expires_at: Date;
  completed_at: Date | null;
  cancelled_at: Date | null;
}

export function fromRow(row: PaymentSessionRow): PaymentSession {
  return {
    id: row.id,
    organizationId: row.organization_id,
    environment: row.environment,
    contractorId: row.contractor_id,
    status: row.status,
    processor: row.processor,
    returnUrl: row.return_url,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    completedAt: row.completed_at,
    cancelledAt: row.cancelled_at,
  };
}

/** Without `url`, which only the answer to its creation may contain. */
export function toWire(session: PaymentSession): components["schemas"]["PaymentSessionSnapshot"] {
  return {
    id: encodeId("hps", session.id),
    status: session.status,
    contractor_id: encodeId("cn", session.contractorId),
    created: unixSeconds(session.createdAt),
    expires_at: unixSeconds(session.expiresAt),
    completed_at: session.completedAt && unixSeconds(session.completedAt),
    cancelled_at: session.cancelledAt && unixSeconds(session.cancelledAt),
    processor: session.processor,
    return_url: session.returnUrl,
  };
}
