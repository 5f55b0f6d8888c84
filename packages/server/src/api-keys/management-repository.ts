import type { Fragment, Queryable, TransactionSql } from "../database/pool.ts";
import type { Tenant } from "../organizations/tenant.ts";
import { fromRow, type ManagedApiKey, type ManagedApiKeyRow } from "./managed-api-key.ts";

/** From now on, by the database's clock, or until a given moment; undefined: until it is revoked. */
export type Lifetime = { seconds: number } | { until: Date } | undefined;

export interface NewApiKey {
  tenant: Tenant;
  digest: Buffer;
  name: string | null;
  lifetime: Lifetime;
}

export async function insertApiKey(
  sql: Queryable,
  { tenant: { organizationId, environment }, digest, name, lifetime }: NewApiKey,
): Promise<ManagedApiKey> {
  const [row] = await sql<ManagedApiKeyRow[]>`
    insert into api_keys (organization_id, environment, digest, name, expires_at)
    values (${organizationId}, ${environment}, ${digest}, ${name}, ${endOf(sql, lifetime)})
    returning ${columns(sql)}
  `;
  if (row === undefined) throw new Error("The API key was inserted without a row.");
  return fromRow(row);
}

/** The oldest first; of every organization when none is named. */
export async function listApiKeys(sql: Queryable, organizationId: string | undefined): Promise<ManagedApiKey[]> {
  const rows = await sql<ManagedApiKeyRow[]>`
    select ${columns(sql)} from api_keys
    ${organizationId === undefined ? sql`` : sql`where organization_id = ${organizationId}`}
    order by id
  `;
  return rows.map(fromRow);
}

export async function findApiKeyByDigest(sql: Queryable, digest: Buffer): Promise<ManagedApiKey | undefined> {
  const [row] = await sql<ManagedApiKeyRow[]>`select ${columns(sql)} from api_keys where digest = ${digest}`;
  return row && fromRow(row);
}

export async function apiKeyExists(sql: Queryable, id: string): Promise<boolean> {
  return (await sql`select from api_keys where id = ${id}`).length > 0;
}

/** Whoever changes the key waits; requests that refer to it do not. */
export async function lockApiKey(sql: TransactionSql, id: string): Promise<ManagedApiKey | undefined> {
  const [row] = await sql<ManagedApiKeyRow[]>`
    select ${columns(sql)} from api_keys where id = ${id} for no key update
  `;
  return row && fromRow(row);
}

export const revokeApiKey = (sql: TransactionSql, id: string): Promise<ManagedApiKey> =>
  updateApiKey(sql, id, sql`revoked_at = clock_timestamp()`);

/** Never makes the old one's life longer. */
export const replaceApiKey = (
  sql: TransactionSql,
  id: string,
  { replacedBy, overlapSeconds }: { replacedBy: string; overlapSeconds: number },
): Promise<ManagedApiKey> =>
  updateApiKey(
    sql,
    id,
    sql`
      replaced_by = ${replacedBy},
      expires_at = least(expires_at, current_second() + make_interval(secs => ${overlapSeconds}))
    `,
  );

async function updateApiKey(sql: TransactionSql, id: string, changes: Fragment): Promise<ManagedApiKey> {
  const [row] = await sql<ManagedApiKeyRow[]>`
    update api_keys set ${changes} where id = ${id} returning ${columns(sql)}
  `;
  if (row === undefined) throw new Error("The API key that was locked is gone.");
  return fromRow(row);
}

function endOf(sql: Queryable, lifetime: Lifetime): Fragment {
  if (lifetime === undefined) return sql`null`;
  if ("until" in lifetime) return sql`${lifetime.until}`;
  return sql`current_second() + make_interval(secs => ${lifetime.seconds})`;
}

const columns = (sql: Queryable): Fragment => sql`
  id, organization_id, environment, name, created_at, expires_at, revoked_at, last_used_at, replaced_by,
  case when revoked_at is not null then 'revoked' when expires_at <= clock_timestamp() then 'expired' else 'active' end
    as status
`;
