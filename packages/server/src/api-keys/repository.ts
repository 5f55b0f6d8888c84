import type { Queryable } from "../database/pool.ts";
import type { Environment } from "./api-key.ts";

/** What a request may do is decided by these. */
export interface ApiKey {
  id: string;
  organizationId: string;
  environment: Environment;
}

export interface FoundApiKey {
  apiKey: ApiKey;
  /** By the database's clock; undefined for a key that does not expire. */
  expiresInMs: number | undefined;
  /** What is stored of its last use is an hour old. */
  isUseDue: boolean;
}

interface ApiKeyRow {
  digest: string;
  id: string;
  organization_id: string;
  environment: Environment;
  expires_in_ms: number | null;
  is_use_due: boolean;
}

/** For each digest its key, unless there is none or it is revoked or expired. */
export async function findApiKeys(sql: Queryable, digests: readonly Buffer[]): Promise<(FoundApiKey | undefined)[]> {
  const names = digests.map((digest) => digest.toString("hex"));
  const rows = await sql<ApiKeyRow[]>`
    select encode(digest, 'hex') as digest, id, organization_id, environment, ${isUseDue(sql)} as is_use_due,
      (extract(epoch from expires_at - clock_timestamp()) * 1000)::float8 as expires_in_ms
    from api_keys
    where digest = any (array(select decode(name, 'hex') from unnest(${names}::text[]) as name))
      and revoked_at is null
      and (expires_at is null or expires_at > clock_timestamp())
  `;
  const found = new Map(rows.map((row) => [row.digest, fromRow(row)]));
  return names.map((name) => found.get(name));
}

/** Of any number of processes one writes. Nobody waits for whoever has the row: others may wait behind the statement. */
export async function recordApiKeyUse(sql: Queryable, id: string): Promise<void> {
  await sql`
    update api_keys set last_used_at = current_second()
    where id = (select id from api_keys where id = ${id} and ${isUseDue(sql)} for no key update skip locked)
  `;
}

const isUseDue = (sql: Queryable) =>
  sql`(last_used_at is null or last_used_at <= clock_timestamp() - interval '1 hour')`;

function fromRow(row: ApiKeyRow): FoundApiKey {
  return {
    apiKey: { id: row.id, organizationId: row.organization_id, environment: row.environment },
    expiresInMs: row.expires_in_ms ?? undefined,
    isUseDue: row.is_use_due,
  };
}
