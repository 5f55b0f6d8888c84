import type { Queryable } from "../database/pool.ts";
import type { Environment } from "./api-key.ts";

export interface ApiKey {
  id: string;
  organizationId: string;
  environment: Environment;
}

interface ApiKeyRow {
  id: string;
  organization_id: string;
  environment: Environment;
}

/** The key with this digest, unless it is revoked or expired. */
export async function findApiKey(sql: Queryable, digest: Buffer): Promise<ApiKey | undefined> {
  const [row] = await sql<ApiKeyRow[]>`
    select id, organization_id, environment
    from api_keys
    where digest = ${digest}
      and revoked_at is null
      and (expires_at is null or expires_at > clock_timestamp())
  `;
  return row && fromRow(row);
}

function fromRow(row: ApiKeyRow): ApiKey {
  return { id: row.id, organizationId: row.organization_id, environment: row.environment };
}
