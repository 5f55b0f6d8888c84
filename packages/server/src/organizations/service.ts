import { isDeepStrictEqual } from "node:util";
import { insertAuditEntry } from "../audit/repository.ts";
import type { Queryable, Sql } from "../database/pool.ts";
import { transaction } from "../database/transaction.ts";
import { OperatorError } from "../operator-error.ts";
import { type Organization, toWire } from "./organization.ts";
import * as repository from "./repository.ts";

export interface OrganizationChanges {
  name?: string;
  /** Instead of those that there are. */
  redirectHosts?: readonly string[];
  addRedirectHosts?: readonly string[];
  removeRedirectHosts?: readonly string[];
}

export type OrganizationService = ReturnType<typeof createOrganizationService>;

/** What operators do with organizations. Each change is one transaction with the audit entry that tells of it. */
export function createOrganizationService({ sql, actor }: { sql: Sql; actor: string }) {
  return {
    create(name: string, redirectHosts: readonly string[]): Promise<Organization> {
      return transaction(sql, async (inner) => {
        const organization = await repository.insertOrganization(inner, name, [...new Set(redirectHosts)]);
        await insertAuditEntry(inner, { ...about(actor, organization), action: "organization_created" });
        return organization;
      });
    },

    list: (): Promise<Organization[]> => repository.listOrganizations(sql),

    /** What is as it should be already leaves no audit entry. */
    async update(id: string, changes: OrganizationChanges): Promise<Organization> {
      if (Object.keys(changes).length === 0) {
        throw new OperatorError("Say what is to change: the name or the redirect hosts.");
      }
      return transaction(sql, async (inner) => {
        const found = await repository.lockOrganization(inner, id);
        if (found === undefined) throw noSuchOrganization();
        const changed = change(found, changes);
        if (isDeepStrictEqual(changed, found)) return found;
        await repository.updateOrganization(inner, changed);
        await insertAuditEntry(inner, { ...about(actor, changed), action: "organization_updated" });
        return changed;
      });
    },
  };
}

/** @throws OperatorError */
export async function assertOrganization(sql: Queryable, id: string): Promise<void> {
  if (!(await repository.organizationExists(sql, id))) throw noSuchOrganization();
}

const noSuchOrganization = () => new OperatorError("There is no organization with this ID.");

function change(organization: Organization, changes: OrganizationChanges): Organization {
  const { name = organization.name, redirectHosts = organization.redirectHosts } = changes;
  const { addRedirectHosts = [], removeRedirectHosts = [] } = changes;
  const missing = removeRedirectHosts.find((host) => !redirectHosts.includes(host));
  if (missing !== undefined) throw new OperatorError(`The organization has no redirect host ${missing}.`);
  const hosts = new Set([...redirectHosts, ...addRedirectHosts]);
  for (const host of removeRedirectHosts) hosts.delete(host);
  return { ...organization, name, redirectHosts: [...hosts] };
}

function about(actor: string, organization: Organization) {
  const { name, hosted_flow_allowed_redirect_hosts } = toWire(organization);
  return { actor, organizationId: organization.id, details: { name, hosted_flow_allowed_redirect_hosts } };
}
