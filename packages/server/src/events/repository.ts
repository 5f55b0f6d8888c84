import type { Fragment, Queryable } from "../database/pool.ts";
import type { Direction } from "../lists/page.ts";
import type { Tenant } from "../organizations/tenant.ts";
import { type Event, type EventRow, type EventType, fromRow } from "./event.ts";

/** The columns of an `EventRow`, of whatever joins `events as event` with `payment_sessions as session`. */
export const eventColumns = (sql: Queryable): Fragment => sql`
  session.id, session.organization_id, session.environment, session.contractor_id, session.status, session.processor,
  session.return_url, session.created_at, session.expires_at, session.completed_at, session.cancelled_at,
  event.id as event_id, event.event_type, event.created_at as event_created_at
`;

export async function findEvent(
  sql: Queryable,
  { organizationId, environment }: Tenant,
  id: string,
): Promise<Event | undefined> {
  const [row] = await sql<EventRow[]>`
    select ${eventColumns(sql)}
    from events as event join payment_sessions as session on session.id = event.session_id
    where event.id = ${id} and event.organization_id = ${organizationId} and event.environment = ${environment}
  `;
  return row && fromRow(row);
}

/** The events next to `from` in one direction, nearest first. */
export async function listEvents(
  sql: Queryable,
  { organizationId, environment }: Tenant,
  type: EventType | undefined,
  direction: Direction,
  from: string | undefined,
  limit: number,
): Promise<Event[]> {
  const older = direction === "older";
  const rows = await sql<EventRow[]>`
    select ${eventColumns(sql)}
    from events as event join payment_sessions as session on session.id = event.session_id
    where event.organization_id = ${organizationId} and event.environment = ${environment}
      ${type === undefined ? sql`` : sql`and event.event_type = ${type}`}
      ${from === undefined ? sql`` : older ? sql`and event.id < ${from}` : sql`and event.id > ${from}`}
    order by event.id ${older ? sql`desc` : sql`asc`}
    limit ${limit}
  `;
  return rows.map(fromRow);
}
