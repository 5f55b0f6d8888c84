import type { Queryable, TransactionSql } from "../database/pool.ts";
import type { Tenant } from "../organizations/tenant.ts";

/** Any fixed number: the lock lets one process at a time make the example organization. */
const lockKey = 5_310_227_841;

export async function lockSeed(sql: TransactionSql): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockKey})`;
}

export async function findOrganizationByName(sql: Queryable, name: string): Promise<string | undefined> {
  const [row] = await sql<{ id: string }[]>`select id from organizations where name = ${name} order by id limit 1`;
  return row?.id;
}

/** Adds those that are missing. */
export async function allowRedirectHosts(sql: Queryable, id: string, hosts: readonly string[]): Promise<void> {
  await sql`
    update organizations
    set hosted_flow_allowed_redirect_hosts = hosted_flow_allowed_redirect_hosts || array(
      select host from unnest(${[...hosts]}::text[]) as host
      where host <> all (hosted_flow_allowed_redirect_hosts)
    )
    where id = ${id} and ${hosts.length > 0}
  `;
}

/** A key that was stored before stays as it is, revoked ones included. */
export async function storeApiKey(
  sql: Queryable,
  { organizationId, environment }: Tenant,
  digest: Buffer,
): Promise<void> {
  await sql`
    insert into api_keys ${sql({ organization_id: organizationId, environment, digest })}
    on conflict (digest) do nothing
  `;
}
