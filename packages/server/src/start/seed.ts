import { parseApiKey } from "../api-keys/api-key.ts";
import type { Environment } from "../api-keys/api-key.ts";
import { insertContractor, listContractors } from "../contractors/repository.ts";
import { newId } from "../database/new-id.ts";
import type { Sql, TransactionSql } from "../database/pool.ts";
import { transaction } from "../database/transaction.ts";
import type { Tenant } from "../organizations/tenant.ts";
import type { DeveloperKeys } from "./developer-keys.ts";
import { allowRedirectHosts, findOrganizationByName, insertOrganization, lockSeed, storeApiKey } from "./seed-repository.ts";
import { adaLovelace, allowedRedirectHosts, graceHopper, organizationName } from "./seed-data.ts";

/** The UUIDs of the contractors to try things with. */
export type Seed = Record<Environment, { contractorId: string }>;

/** Makes whatever of the example organization is missing; any number of processes may do so at once. */
export async function seed(sql: Sql, keys: DeveloperKeys, redirectHosts: readonly string[]): Promise<Seed> {
  return transaction(sql, async (inner) => {
    await lockSeed(inner);
    const organizationId =
      (await findOrganizationByName(inner, organizationName)) ??
      (await insertOrganization(inner, organizationName, allowedRedirectHosts));
    await allowRedirectHosts(inner, organizationId, redirectHosts);
    return {
      test: await seedEnvironment(inner, { organizationId, environment: "test" }, keys.test, adaLovelace),
      live: await seedEnvironment(inner, { organizationId, environment: "live" }, keys.live, graceHopper),
    };
  });
}

async function seedEnvironment(sql: TransactionSql, tenant: Tenant, key: string, contractor: typeof adaLovelace) {
  const parsed = parseApiKey(key);
  if (parsed === undefined) throw new TypeError("The developer's API key is not a key.");
  await storeApiKey(sql, tenant, parsed.digest);
  const [found] = await listContractors(sql, tenant, contractor.email, "older", undefined, 1);
  const { id } = found ?? (await insertContractor(sql, tenant, await newId(sql), contractor));
  return { contractorId: id };
}
