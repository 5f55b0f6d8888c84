import type { Queryable } from "../database/pool.ts";

/** The hosts that contractors of this organization may be sent back to. */
export async function getAllowedRedirectHosts(sql: Queryable, organizationId: string): Promise<string[]> {
  const [row] = await sql<{ hosts: string[] }[]>`
    select hosted_flow_allowed_redirect_hosts as hosts from organizations where id = ${organizationId}
  `;
  if (row === undefined) throw new Error("An API key belongs to an organization that does not exist.");
  return row.hosts;
}
