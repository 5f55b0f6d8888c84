import type { Queryable, TransactionSql } from "../database/pool.ts";
import { type AuditEntry, type AuditEntryRow, fromRow, type NewAuditEntry } from "./audit-entry.ts";

/** In the transaction of what it tells of: neither is there without the other. */
export async function insertAuditEntry(
  sql: TransactionSql,
  { actor, action, organizationId, apiKeyId, details }: NewAuditEntry,
): Promise<void> {
  await sql`
    insert into audit_entries (actor, action, organization_id, api_key_id, details)
    values (${actor}, ${action}, ${organizationId}, ${apiKeyId ?? null}, ${sql.json(details)})
  `;
}

export interface AuditFilter {
  organizationId?: string | undefined;
  apiKeyId?: string | undefined;
  limit: number;
}

/** The latest first. */
export async function listAuditEntries(sql: Queryable, filter: AuditFilter): Promise<AuditEntry[]> {
  const { organizationId, apiKeyId, limit } = filter;
  const rows = await sql<AuditEntryRow[]>`
    select created_at, actor, action, organization_id, api_key_id, details from audit_entries
    where true
    ${organizationId === undefined ? sql`` : sql`and organization_id = ${organizationId}`}
    ${apiKeyId === undefined ? sql`` : sql`and api_key_id = ${apiKeyId}`}
    order by id desc
    limit ${limit}
  `;
  return rows.map(fromRow);
}
