import { randomBytes } from "node:crypto";
import { createApiKey, type Environment, parseApiKey } from "../../src/api-keys/api-key.ts";
import type { Sql } from "../../src/database/pool.ts";
import type { Tenant } from "../../src/organizations/tenant.ts";

export interface TestOrganization {
  id: string;
  test: Tenant;
  live: Tenant;
  testKey: string;
  liveKey: string;
}

export const redirectHost = "app.example.com";

/** An organization with an allowlist of one host, a test key and a live key. */
export async function createTestOrganization(sql: Sql): Promise<TestOrganization> {
  const [row] = await sql<{ id: string }[]>`
    insert into organizations (name, hosted_flow_allowed_redirect_hosts) values ('Acme', ${[redirectHost]}) returning id
  `;
  const id = row?.id ?? "";
  return {
    id,
    test: { organizationId: id, environment: "test" },
    live: { organizationId: id, environment: "live" },
    testKey: await createTestKey(sql, id, "test"),
    liveKey: await createTestKey(sql, id, "live"),
  };
}

export async function createTestKey(
  sql: Sql,
  organizationId: string,
  environment: Environment,
  { revoked = false, expired = false } = {},
): Promise<string> {
  const key = createApiKey(environment);
  const digest = parseApiKey(key)?.digest ?? Buffer.alloc(0);
  await sql`
    insert into api_keys (organization_id, environment, digest, revoked_at, expires_at)
    values (${organizationId}, ${environment}, ${digest}, case when ${revoked} then now() end,
      case when ${expired} then clock_timestamp() end)
  `;
  return key;
}

export async function insertTestContractor(sql: Sql, { organizationId, environment }: Tenant): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    insert into contractors (organization_id, environment, first_name, last_name, email, phone, address_line1,
      address_locality, address_region, address_postalcode)
    values (${organizationId}, ${environment}, 'Ada', 'Lovelace', ${`${randomBytes(6).toString("hex")}@example.com`},
      '415-555-0142', '12 St James''s Square', 'San Francisco', 'CA', '94110')
    returning id
  `;
  return row?.id ?? "";
}

export interface TestSession {
  status?: "pending" | "completed" | "cancelled" | "expired";
  /** How far its `expires_at` lies ahead of the database's clock; negative: past. Not cut to whole seconds. */
  secondsLeft?: number;
  /** How long somebody's claim keeps it from expiring. */
  heldSeconds?: number;
}

export async function insertTestSession(
  sql: Sql,
  { organizationId, environment }: Tenant,
  contractorId: string,
  { status = "pending", secondsLeft = 1800, heldSeconds }: TestSession = {},
): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    insert into payment_sessions (organization_id, environment, contractor_id, status, return_url, token_digest,
      created_at, expires_at, held_until, completed_at, cancelled_at)
    values (${organizationId}, ${environment}, ${contractorId}, ${status}, 'https://app.example.com/return',
      ${randomBytes(32)}, current_second(), clock_timestamp() + make_interval(secs => ${secondsLeft}),
      clock_timestamp() + make_interval(secs => ${heldSeconds ?? null}),
      case when ${status} = 'completed' then current_second() end,
      case when ${status} = 'cancelled' then current_second() end)
    returning id
  `;
  return row?.id ?? "";
}
