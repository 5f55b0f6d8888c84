import { encodeId } from "../ids.ts";
import { unixSeconds } from "../unix-seconds.ts";

export interface Organization {
  id: string;
  name: string;
  /** Where its contractors may be sent back to. */
  redirectHosts: string[];
  createdAt: Date;
}

export interface OrganizationRow {
  id: string;
  name: string;
  hosted_flow_allowed_redirect_hosts: string[];
  created_at: Date;
}

export function fromRow(row: OrganizationRow): Organization {
  return {
    id: row.id,
    name: row.name,
    redirectHosts: row.hosted_flow_allowed_redirect_hosts,
    createdAt: row.created_at,
  };
}

/** What `--json` prints, in the words of the API. */
export function toWire(organization: Organization) {
  return {
    id: encodeId("org", organization.id),
    name: organization.name,
    hosted_flow_allowed_redirect_hosts: organization.redirectHosts,
    created: unixSeconds(organization.createdAt),
  };
}
