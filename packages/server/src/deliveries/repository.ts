import type { Queryable } from "../database/pool.ts";
import type { Direction } from "../lists/page.ts";
import type { Tenant } from "../organizations/tenant.ts";
import { onlyEndpoint, queueDeliveries, wakeWorkers } from "../webhooks/outbox-repository.ts";
import { type Delivery, type DeliveryRow, fromRow } from "./delivery.ts";

/** The deliveries to an endpoint of the tenant next to `from` in one direction, nearest first. */
export async function listDeliveries(
  sql: Queryable,
  { organizationId, environment }: Tenant,
  endpointId: string,
  direction: Direction,
  from: string | undefined,
  limit: number,
): Promise<Delivery[]> {
  const older = direction === "older";
  const rows = await sql<DeliveryRow[]>`
    select delivery.*, event.event_type
    from deliveries as delivery join events as event on event.id = delivery.event_id
    where delivery.endpoint_id = ${endpointId}
      and event.organization_id = ${organizationId} and event.environment = ${environment}
      ${from === undefined ? sql`` : older ? sql`and delivery.id < ${from}` : sql`and delivery.id > ${from}`}
    order by delivery.id ${older ? sql`desc` : sql`asc`}
    limit ${limit}
  `;
  return rows.map(fromRow);
}

export async function deliveryExists(
  sql: Queryable,
  { organizationId }: Tenant,
  endpointId: string,
  id: string,
): Promise<boolean> {
  const rows = await sql`
    select from deliveries where id = ${id} and endpoint_id = ${endpointId} and organization_id = ${organizationId}
  `;
  return rows.length > 0;
}

/** Queues an event once more, for one endpoint or for whoever is subscribed to its type by now. */
export async function queueAgain(
  sql: Queryable,
  { organizationId, environment }: Tenant,
  eventId: string,
  endpointId: string | undefined,
): Promise<Delivery[]> {
  const recipients = endpointId === undefined ? undefined : onlyEndpoint(sql, endpointId);
  const rows = await sql<DeliveryRow[]>`
    with again as materialized (
      select id, organization_id, environment, event_type from events
      where id = ${eventId} and organization_id = ${organizationId} and environment = ${environment}
    ), queued as (
      ${queueDeliveries(sql, sql`again`, recipients)}
    )
    select queued.*, again.event_type, ${wakeWorkers(sql)} as woken from queued, again order by queued.id desc
  `;
  return rows.map(fromRow);
}
