import { encodeId } from "../ids.ts";
import { unixSeconds } from "../unix-seconds.ts";

export interface NewAuditEntry {
  /** Who did it. */
  actor: string;
  action: "organization_created" | "organization_updated" | "api_key_created" | "api_key_rotated" | "api_key_revoked";
  organizationId: string;
  apiKeyId?: string;
  /** What it is about, in words that anybody may read who may read the table. */
  details: Record<string, string | number | boolean | null | string[]>;
}

export interface AuditEntry extends NewAuditEntry {
  createdAt: Date;
}

export interface AuditEntryRow {
  created_at: Date;
  actor: string;
  action: AuditEntry["action"];
  organization_id: string;
  api_key_id: string | null;
  details: AuditEntry["details"];
}

export function fromRow(row: AuditEntryRow): AuditEntry {
  return {
    createdAt: row.created_at,
    actor: row.actor,
    action: row.action,
    organizationId: row.organization_id,
    ...(row.api_key_id !== null && { apiKeyId: row.api_key_id }),
    details: row.details,
  };
}

/** What `--json` prints. */
export function toWire({ createdAt, actor, action, organizationId, apiKeyId, details }: AuditEntry) {
  return {
    created: unixSeconds(createdAt),
    actor,
    action,
    organization: encodeId("org", organizationId),
    key: apiKeyId === undefined ? null : encodeId("key", apiKeyId),
    details,
  };
}
