import type { TransactionSql } from "../database/pool.ts";

export interface AuditEntry {
  /** Who did it. */
  actor: string;
  action: "organization_created" | "organization_updated" | "api_key_created" | "api_key_rotated" | "api_key_revoked";
  organizationId: string;
  apiKeyId?: string;
  /** What it is about, in words that anybody may read who may read the table. */
  details: Record<string, string | number | boolean | null | string[]>;
}

/** In the transaction of what it tells of: neither is there without the other. */
export async function insertAuditEntry(
  sql: TransactionSql,
  { actor, action, organizationId, apiKeyId, details }: AuditEntry,
): Promise<void> {
  await sql`
    insert into audit_entries (actor, action, organization_id, api_key_id, details)
    values (${actor}, ${action}, ${organizationId}, ${apiKeyId ?? null}, ${sql.json(details)})
  `;
}
