import type { Queryable, TransactionSql } from "../database/pool.ts";
import type { Direction } from "../lists/page.ts";
import type { Tenant } from "../organizations/tenant.ts";
import { fromRow, type WebhookEndpoint, type WebhookEndpointRow } from "./webhook-endpoint.ts";
import type { NewWebhookEndpoint, WebhookEndpointChanges } from "./webhook-endpoint-changes.ts";

export async function insertWebhookEndpoint(
  sql: Queryable,
  { organizationId, environment }: Tenant,
  { url, description = null, enabledEvents }: NewWebhookEndpoint,
): Promise<WebhookEndpoint> {
  const columns = { organization_id: organizationId, environment, url, description, enabled_events: enabledEvents };
  const [row] = await sql<WebhookEndpointRow[]>`insert into webhook_endpoints ${sql(columns)} returning *`;
  if (row === undefined) throw new Error("The webhook endpoint was inserted without a row.");
  return fromRow(row);
}

export async function findWebhookEndpoint(
  sql: Queryable,
  tenant: Tenant,
  id: string,
): Promise<WebhookEndpoint | undefined> {
  const [row] = await sql<WebhookEndpointRow[]>`select * from webhook_endpoints where ${isLiving(sql, tenant, id)}`;
  return row && fromRow(row);
}

/** Whoever changes an endpoint waits, and whoever queues deliveries to it, which refer to the row, does not. */
export async function lockWebhookEndpoint(
  sql: TransactionSql,
  tenant: Tenant,
  id: string,
): Promise<WebhookEndpoint | undefined> {
  const [row] = await sql<WebhookEndpointRow[]>`
    select * from webhook_endpoints where ${isLiving(sql, tenant, id)} for no key update
  `;
  return row && fromRow(row);
}

/** Deleted endpoints count: a client that pages through the list may hold the id of one as its cursor. */
export async function webhookEndpointExisted(
  sql: Queryable,
  { organizationId, environment }: Tenant,
  id: string,
): Promise<boolean> {
  const rows = await sql`
    select from webhook_endpoints
    where id = ${id} and organization_id = ${organizationId} and environment = ${environment}
  `;
  return rows.length > 0;
}

/** The endpoints next to `from` in one direction, nearest first. */
export async function listWebhookEndpoints(
  sql: Queryable,
  { organizationId, environment }: Tenant,
  direction: Direction,
  from: string | undefined,
  limit: number,
): Promise<WebhookEndpoint[]> {
  const older = direction === "older";
  const rows = await sql<WebhookEndpointRow[]>`
    select * from webhook_endpoints
    where organization_id = ${organizationId} and environment = ${environment} and deleted_at is null
      ${from === undefined ? sql`` : older ? sql`and id < ${from}` : sql`and id > ${from}`}
    order by id ${older ? sql`desc` : sql`asc`}
    limit ${limit}
  `;
  return rows.map(fromRow);
}

export async function updateWebhookEndpoint(
  sql: Queryable,
  tenant: Tenant,
  id: string,
  changes: WebhookEndpointChanges,
): Promise<WebhookEndpoint | undefined> {
  const [row] = await sql<WebhookEndpointRow[]>`
    update webhook_endpoints as former
    set (url, description, enabled_events, disabled_reason, failing_since) = (
      select url, description, enabled_events, disabled_reason, failing_since
      from jsonb_populate_record(former, ${sql.json(toColumns(changes))})
    )
    where ${isLiving(sql, tenant, id)}
    returning *
  `;
  return row && fromRow(row);
}

/** When it was deleted; undefined when there was nothing to delete. */
export async function softDeleteWebhookEndpoint(sql: Queryable, tenant: Tenant, id: string): Promise<Date | undefined> {
  const [row] = await sql<{ deleted_at: Date }[]>`
    update webhook_endpoints set deleted_at = current_second() where ${isLiving(sql, tenant, id)} returning deleted_at
  `;
  return row?.deleted_at;
}

const isLiving = (sql: Queryable, { organizationId, environment }: Tenant, id: string) => sql`
  id = ${id} and organization_id = ${organizationId} and environment = ${environment} and deleted_at is null
`;

/** As one value of JSON, so that the statement is the same for all changes, and prepared once. */
function toColumns({ url, description, enabledEvents, status }: WebhookEndpointChanges) {
  return {
    url,
    description,
    enabled_events: enabledEvents,
    ...(status === "disabled" && { disabled_reason: "requested" }),
    // The five days after which failures disable it begin anew: of another URL nothing is known, either.
    ...(url !== undefined && { failing_since: null }),
    ...(status === "enabled" && { disabled_reason: null, failing_since: null }),
  };
}
