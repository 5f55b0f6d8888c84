import { parseApiKey } from "../api-keys/api-key.ts";
import type { Environment } from "../api-keys/api-key.ts";
import { insertContractor, listContractors } from "../contractors/repository.ts";
import { newId } from "../database/new-id.ts";
import type { Sql, TransactionSql } from "../database/pool.ts";
import { transaction } from "../database/transaction.ts";
import { insertOrganization } from "../organizations/repository.ts";
import type { Tenant } from "../organizations/tenant.ts";
import type { DeveloperKeys } from "./developer-keys.ts";
import { allowRedirectHosts, findOrganizationByName, lockSeed, storeApiKey } from "./seed-repository.ts";
import {
  adaLovelace,
  allowedRedirectHosts,
  graceHopper,
  organizationName,
  otherOrganizationName,
} from "./seed-data.ts";

/** The UUIDs of the contractors to try things with. */
export type Seed = Record<Environment, { contractorId: string }>;

/** Makes whatever of the example organizations is missing; any number of processes may do so at once. */
export async function seed(sql: Sql, keys: DeveloperKeys, redirectHosts: readonly string[]): Promise<Seed> {
  return transaction(sql, async (inner) => {
    await lockSeed(inner);
    const organizationId = await seedOrganization(inner, organizationName);
    await allowRedirectHosts(inner, organizationId, redirectHosts);
    const otherId = await seedOrganization(inner, otherOrganizationName);
    await storeKey(inner, { organizationId: otherId, environment: "test" }, keys.other_test);
    return {
      test: await seedEnvironment(inner, { organizationId, environment: "test" }, keys.test, adaLovelace),
      live: await seedEnvironment(inner, { organizationId, environment: "live" }, keys.live, graceHopper),
    };
  });
}

const seedOrganization = async (sql: TransactionSql, name: string): Promise<string> =>
  (await findOrganizationByName(sql, name)) ?? (await insertOrganization(sql, name, allowedRedirectHosts)).id;

async function storeKey(sql: TransactionSql, tenant: Tenant, key: string): Promise<void> {
  const parsed = parseApiKey(key);
  if (parsed === undefined) throw new TypeError("The developer's API key is not a key.");
  await storeApiKey(sql, tenant, parsed.digest);
}

async function seedEnvironment(sql: TransactionSql, tenant: Tenant, key: string, contractor: typeof adaLovelace) {
  await storeKey(sql, tenant, key);
  const [found] = await listContractors(sql, tenant, contractor.email, "older", undefined, 1);
  const { id } = found ?? (await insertContractor(sql, tenant, await newId(sql), contractor));
  return { contractorId: id };
}
