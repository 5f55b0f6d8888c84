import { randomUUID } from "node:crypto";
import type { Fragment, Queryable } from "../database/pool.ts";
import { eventColumns } from "../events/repository.ts";
import type { AttemptRecord } from "./attempt-record.ts";
import type { Lane } from "./lanes.ts";
import { fromRow, type LeasedDelivery, type LeasedDeliveryRow } from "./leased-delivery.ts";

/** Written so that an index can be asked: `clock_timestamp()` alone would be compared row by row. */
export const isDue = (sql: Queryable): Fragment => sql`
  status = 'pending' and next_attempt_at <= (select clock_timestamp())
  and (leased_until is null or leased_until <= (select clock_timestamp()))
`;

/** The recursive relation `lanes`: from one lane to the next in the index, however many wait in each. */
export const pendingLanes = (sql: Queryable): Fragment => sql`
  (
    select organization_id, endpoint_id from deliveries
    where status = 'pending' order by organization_id, endpoint_id limit 1
  )
  union all
  select next.organization_id, next.endpoint_id
  from lanes cross join lateral (
    select organization_id, endpoint_id from deliveries
    where status = 'pending' and (organization_id, endpoint_id) > (lanes.organization_id, lanes.endpoint_id)
    order by organization_id, endpoint_id limit 1
  ) as next
`;

/** The lanes in which somebody is due, longest waiting first. It looks at one delivery of each. */
export async function listDueLanes(sql: Queryable): Promise<Lane[]> {
  const rows = await sql<{ organization_id: string; endpoint_id: string }[]>`
    with recursive lanes as (${pendingLanes(sql)})
    select lanes.organization_id, lanes.endpoint_id
    from lanes join webhook_endpoints as endpoint on endpoint.id = lanes.endpoint_id
      cross join lateral (
        select next_attempt_at from deliveries
        where ${isDue(sql)} and organization_id = lanes.organization_id and endpoint_id = lanes.endpoint_id
        order by next_attempt_at limit 1
      ) as first
    where endpoint.disabled_reason is null and endpoint.deleted_at is null
    order by first.next_attempt_at
  `;
  return rows.map((row) => ({ organizationId: row.organization_id, endpointId: row.endpoint_id }));
}

/**
 * Makes the statement that it is put into commit without waiting for the disk. What a crash of the database could lose
 * of it is who had a lease, or what came of an attempt: then the event is sent again, under the same id.
 */
const commitsSoon = (sql: Queryable) => sql`(select set_config('synchronous_commit', 'off', true) is not null)`;

/** Takes due deliveries of these lanes, as many of each as it says, with everything that sending them needs. */
export async function leaseDeliveries(
  sql: Queryable,
  shares: ReadonlyMap<Lane, number>,
  leaseSeconds: number,
): Promise<LeasedDelivery[]> {
  const lanes = [...shares];
  const rows = await sql<LeasedDeliveryRow[]>`
    with lane as materialized (
      select share.*, url, (
        select coalesce(
          jsonb_agg(jsonb_build_object('id', id, 'ciphertext', encode(ciphertext, 'base64')) order by id desc), '[]'
        )
        from webhook_secrets
        where endpoint_id = share.endpoint_id and (expires_at is null or expires_at > clock_timestamp())
      ) as secrets
      from unnest(
        ${lanes.map(([lane]) => lane.organizationId)}::uuid[], ${lanes.map(([lane]) => lane.endpointId)}::uuid[],
        ${lanes.map(([, count]) => count)}::integer[]
      ) as share (organization_id, endpoint_id, count) join webhook_endpoints as endpoint on endpoint.id = endpoint_id
    ), due as materialized (
      select delivery.id
      from lane cross join lateral (
        select id from deliveries
        where ${isDue(sql)} and organization_id = lane.organization_id and endpoint_id = lane.endpoint_id
        order by next_attempt_at limit lane.count
        for update skip locked
      ) as delivery
    ), leased as (
      update deliveries
      set leased_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}), lease = ${randomUUID()}
      from due where deliveries.id = due.id and ${commitsSoon(sql)}
      returning deliveries.id, lease, event_id, endpoint_id, jsonb_array_length(attempts) as attempt_count
    )
    select
      ${eventColumns(sql)},
      leased.id as delivery_id, leased.lease, leased.endpoint_id, leased.attempt_count, clock_timestamp() as leased_at,
      lane.url, lane.secrets
    from leased
      join lane on lane.endpoint_id = leased.endpoint_id
      join events as event on event.id = leased.event_id
      join payment_sessions as session on session.id = event.session_id
  `;
  return rows.map(fromRow);
}

/** Makes what is still being sent somebody's for longer, except what is just being recorded. */
export async function renewLeases(
  sql: Queryable,
  deliveries: readonly LeasedDelivery[],
  leaseSeconds: number,
): Promise<void> {
  await sql`
    with held as materialized (
      select delivery.id
      from deliveries as delivery join unnest(
        ${deliveries.map(({ id }) => id)}::uuid[], ${deliveries.map(({ lease }) => lease)}::uuid[]
      ) as held (id, lease) on delivery.id = held.id and delivery.lease = held.lease
      order by delivery.id for update of delivery skip locked
    )
    update deliveries set leased_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
    from held where deliveries.id = held.id and ${commitsSoon(sql)}
  `;
}

/** Gives a lease back as if nobody had had it; the delivery is due again after the delay. */
export async function releaseDelivery(
  sql: Queryable,
  { id, lease }: LeasedDelivery,
  { delaySeconds }: { delaySeconds: number },
): Promise<void> {
  await sql`
    update deliveries set leased_until = clock_timestamp() + make_interval(secs => ${delaySeconds}), lease = null
    where id = ${id} and lease = ${lease} and ${commitsSoon(sql)}
  `;
}

/** An endpoint that did nothing but fail for this long is disabled. */
const disabledAfterSeconds = 5 * 86_400;

/**
 * Notes what came of attempts, each unless somebody else has the lease by now, and how their endpoints did, each unless
 * it has another URL by now. Endpoints change when they begin or cease to fail, not with every attempt; one that somebody
 * has locked is left to the next attempt, unless it wants nothing any more. Rows are locked in the order of their ids.
 */
export async function recordAttempts(sql: Queryable, records: readonly AttemptRecord[]): Promise<void> {
  await sql`
    with result as materialized (
      select * from jsonb_to_recordset(${sql.json(records.map(toJson))}) as result (
        id uuid, lease uuid, url text, status delivery_status, delay_seconds double precision, gone boolean, attempt jsonb
      )
    ), held as materialized (
      select delivery.id
      from deliveries as delivery join result on delivery.id = result.id and delivery.lease = result.lease
      order by delivery.id for update of delivery
    ), recorded as (
      update deliveries as delivery
      set status = result.status, lease = null, leased_until = null, attempts = delivery.attempts || result.attempt,
        next_attempt_at = clock_timestamp() + make_interval(secs => result.delay_seconds)
      from held join result on result.id = held.id
      where delivery.id = held.id and ${commitsSoon(sql)}
      returning delivery.endpoint_id, result.url, result.status, result.gone
    ), health as (
      select endpoint_id, url, bool_or(status = 'succeeded') as succeeded, bool_or(gone) as gone
      from recorded group by endpoint_id, url
    ), gone as (
      update webhook_endpoints as endpoint set disabled_reason = coalesce(endpoint.disabled_reason, 'gone')
      from health
      where endpoint.id = health.endpoint_id and endpoint.url = health.url and health.gone
    ), changing as materialized (
      select endpoint.id, health.succeeded, ${hasFailedForLong(sql)} as failed_for_long
      from webhook_endpoints as endpoint join health on endpoint.id = health.endpoint_id and endpoint.url = health.url
      where not health.gone and case
        when health.succeeded then endpoint.failing_since is not null
        else endpoint.failing_since is null or ${hasFailedForLong(sql)}
      end
      order by endpoint.id for no key update of endpoint skip locked
    )
    update webhook_endpoints as endpoint
    set
      failing_since = case when not changing.succeeded then coalesce(endpoint.failing_since, clock_timestamp()) end,
      disabled_reason = coalesce(
        endpoint.disabled_reason,
        case when not changing.succeeded and changing.failed_for_long then 'failing'::webhook_endpoint_disabled_reason end
      )
    from changing where endpoint.id = changing.id
  `;
}

const hasFailedForLong = (sql: Queryable) => sql`
  endpoint.failing_since + make_interval(secs => ${disabledAfterSeconds}) <= clock_timestamp()
`;

const toJson = ({ delivery: { id, lease, url }, attempt, status, delaySeconds, gone }: AttemptRecord) => ({
  id,
  lease,
  url,
  status,
  delay_seconds: delaySeconds,
  gone,
  // A copy, which the compiler takes for JSON: an interface might be of anything.
  attempt: { ...attempt },
});
