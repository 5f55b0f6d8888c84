import type { Queryable } from "../database/pool.ts";
import type { AttemptRecord } from "./attempt-record.ts";
import type { Lane } from "./lanes.ts";
import { fromRow, type LeasedDelivery, type LeasedDeliveryRow } from "./leased-delivery.ts";

/** Written so that an index can be asked: `clock_timestamp()` alone would be compared row by row. */
const isDue = (sql: Queryable) => sql`
  status = 'pending' and next_attempt_at <= (select clock_timestamp())
  and (leased_until is null or leased_until <= (select clock_timestamp()))
`;

/**
 * The lanes in which somebody is due, longest waiting first. It goes from lane to lane in the index and looks at one
 * delivery of each, however many wait behind it.
 */
export async function listDueLanes(sql: Queryable): Promise<Lane[]> {
  const rows = await sql<{ organization_id: string; endpoint_id: string }[]>`
    with recursive lanes as (
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
    )
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
    with due as materialized (
      select delivery.id
      from unnest(
        ${lanes.map(([lane]) => lane.organizationId)}::uuid[], ${lanes.map(([lane]) => lane.endpointId)}::uuid[],
        ${lanes.map(([, count]) => count)}::integer[]
      ) as lane (organization_id, endpoint_id, count)
      cross join lateral (
        select id from deliveries
        where ${isDue(sql)} and organization_id = lane.organization_id and endpoint_id = lane.endpoint_id
        order by next_attempt_at limit lane.count
        for update skip locked
      ) as delivery
    ), leased as (
      update deliveries
      set leased_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}), lease = gen_random_uuid()
      from due where deliveries.id = due.id and ${commitsSoon(sql)}
      returning deliveries.*
    )
    select
      session.*, event.id as event_id, event.event_type, event.created_at as event_created_at,
      leased.id as delivery_id, leased.lease, leased.endpoint_id, endpoint.url,
      jsonb_array_length(leased.attempts) as attempt_count, clock_timestamp() as leased_at,
      to_jsonb(array(
        select jsonb_build_object('id', id, 'ciphertext', encode(ciphertext, 'base64')) from webhook_secrets
        where endpoint_id = endpoint.id and (expires_at is null or expires_at > clock_timestamp()) order by id desc
      )) as secrets
    from leased
      join webhook_endpoints as endpoint on endpoint.id = leased.endpoint_id
      join events as event on event.id = leased.event_id
      join payment_sessions as session on session.id = event.session_id
  `;
  return rows.map(fromRow);
}

/** Makes what is still being sent somebody's for longer. */
export async function renewLeases(
  sql: Queryable,
  deliveries: readonly LeasedDelivery[],
  leaseSeconds: number,
): Promise<void> {
  await sql`
    update deliveries set leased_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
    from unnest(
      ${deliveries.map(({ id }) => id)}::uuid[], ${deliveries.map(({ lease }) => lease)}::uuid[]
    ) as held (id, lease)
    where deliveries.id = held.id and deliveries.lease = held.lease and ${commitsSoon(sql)}
  `;
}

/** Gives leases back as if nobody had had them. */
export async function releaseDeliveries(
  sql: Queryable,
  deliveries: readonly LeasedDelivery[],
  delaySeconds = 0,
): Promise<void> {
  await sql`
    update deliveries set leased_until = clock_timestamp() + make_interval(secs => ${delaySeconds}), lease = null
    from unnest(
      ${deliveries.map(({ id }) => id)}::uuid[], ${deliveries.map(({ lease }) => lease)}::uuid[]
    ) as held (id, lease)
    where deliveries.id = held.id and deliveries.lease = held.lease and ${commitsSoon(sql)}
  `;
}

/** An endpoint that did nothing but fail for this long is disabled. */
const disabledAfterSeconds = 5 * 86_400;

/**
 * Notes what came of attempts, each unless somebody else has the lease by now, and how their endpoints did. Endpoints
 * change when they begin or cease to fail, not with every attempt, and are locked in one order.
 */
export async function recordAttempts(sql: Queryable, records: readonly AttemptRecord[]): Promise<void> {
  await sql`
    with result as materialized (
      select * from jsonb_to_recordset(${sql.json(records.map(toJson))}) as result
        (id uuid, lease uuid, status delivery_status, delay_seconds double precision, gone boolean, attempt jsonb)
    ), recorded as (
      update deliveries as delivery
      set status = result.status, lease = null, leased_until = null, attempts = delivery.attempts || result.attempt,
        next_attempt_at = clock_timestamp() + make_interval(secs => result.delay_seconds)
      from result
      where delivery.id = result.id and delivery.lease = result.lease and ${commitsSoon(sql)}
      returning delivery.endpoint_id, result.status, result.gone
    ), health as (
      select endpoint_id, bool_or(status = 'succeeded') as succeeded, bool_or(gone) as gone
      from recorded group by endpoint_id
    ), changing as materialized (
      select endpoint.id, health.succeeded, health.gone,
        endpoint.failing_since + make_interval(secs => ${disabledAfterSeconds}) <= clock_timestamp() as failed_for_long
      from webhook_endpoints as endpoint join health on health.endpoint_id = endpoint.id
      where case
        when health.succeeded then endpoint.failing_since is not null
        else health.gone or endpoint.failing_since is null
          or endpoint.failing_since + make_interval(secs => ${disabledAfterSeconds}) <= clock_timestamp()
      end
      order by endpoint.id for no key update of endpoint
    )
    update webhook_endpoints as endpoint
    set
      failing_since = case when not changing.succeeded then coalesce(endpoint.failing_since, clock_timestamp()) end,
      disabled_reason = coalesce(endpoint.disabled_reason, case
        when changing.gone then 'gone'
        when not changing.succeeded and changing.failed_for_long then 'failing'
      end::webhook_endpoint_disabled_reason)
    from changing where endpoint.id = changing.id
  `;
}

const toJson = ({ delivery: { id, lease }, attempt, status, delaySeconds, gone }: AttemptRecord) => ({
  id,
  lease,
  status,
  delay_seconds: delaySeconds,
  gone,
  attempt,
});
