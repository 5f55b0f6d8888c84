import { type Listener, listen } from "../database/listen.ts";
import type { Fragment, Queryable, Sql } from "../database/pool.ts";

const channel = "deliveries";

/**
 * One delivery of every event to every endpoint that is to receive it: part of the statement that writes the events, so
 * that neither is ever without the other. `events` is a relation with the columns of that name.
 */
export const queueDeliveries = (sql: Queryable, events: Fragment, recipients = subscribers(sql)): Fragment => sql`
  insert into deliveries (event_id, endpoint_id, organization_id)
  select event.id, endpoint.id, endpoint.organization_id
  from ${events} as event join webhook_endpoints as endpoint
    on endpoint.organization_id = event.organization_id and endpoint.environment = event.environment
  where endpoint.deleted_at is null and endpoint.disabled_reason is null and ${recipients}
  returning *
`;

/** The recipients of an event that happens. */
const subscribers = (sql: Queryable): Fragment => sql`event.event_type = any(endpoint.enabled_events)`;

/** The one that somebody asks for, whatever it is subscribed to. */
export const onlyEndpoint = (sql: Queryable, id: string): Fragment => sql`endpoint.id = ${id}`;

/**
 * Wakes the workers at commit, and not if there is none. PostgreSQL drops the repetitions within a transaction; a call
 * for every delivery costs less than a second scan.
 */
export const wakeWorkers = (sql: Queryable): Fragment => sql`pg_notify(${channel}, '')`;

/** Calls back whenever there is something to deliver at once, and whenever something may have been missed. */
export const listenForDeliveries = (sql: Sql, callBack: () => void): Listener => listen(sql, channel, callBack);
