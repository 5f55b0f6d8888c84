import type { Queryable, TransactionSql } from "../database/pool.ts";
import { fromRow, type Organization, type OrganizationRow } from "./organization.ts";

/** The hosts that contractors of this organization may be sent back to. */
export async function getAllowedRedirectHosts(sql: Queryable, organizationId: string): Promise<string[]> {
  const [row] = await sql<{ hosts: string[] }[]>`
    select hosted_flow_allowed_redirect_hosts as hosts from organizations where id = ${organizationId}
  `;
  if (row === undefined) throw new Error("An API key belongs to an organization that does not exist.");
  return row.hosts;
}

export async function organizationExists(sql: Queryable, id: string): Promise<boolean> {
  return (await sql`select from organizations where id = ${id}`).length > 0;
}

/** The oldest first. */
export async function listOrganizations(sql: Queryable): Promise<Organization[]> {
  return (await sql<OrganizationRow[]>`select * from organizations order by id`).map(fromRow);
}

export async function insertOrganization(
  sql: Queryable,
  name: string,
  redirectHosts: readonly string[],
): Promise<Organization> {
  const [row] = await sql<OrganizationRow[]>`
    insert into organizations ${sql({ name, hosted_flow_allowed_redirect_hosts: redirectHosts })} returning *
  `;
  if (row === undefined) throw new Error("The organization was inserted without a row.");
  return fromRow(row);
}

/** Whoever changes the organization waits; what refers to its row does not. */
export async function lockOrganization(sql: TransactionSql, id: string): Promise<Organization | undefined> {
  const [row] = await sql<OrganizationRow[]>`select * from organizations where id = ${id} for no key update`;
  return row && fromRow(row);
}

export async function updateOrganization(sql: TransactionSql, organization: Organization): Promise<void> {
  const { id, name, redirectHosts } = organization;
  await sql`
    update organizations set ${sql({ name, hosted_flow_allowed_redirect_hosts: redirectHosts })} where id = ${id}
  `;
}
