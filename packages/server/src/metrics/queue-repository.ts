import type { Queryable } from "../database/pool.ts";
import { isDue, pendingLanes } from "../webhooks/delivery-repository.ts";

export interface QueueState {
  queue: string;
  /** Up to 10,000. */
  depth: number;
  /** How long the one that has waited longest has been due; 0 when none is. */
  oldestSeconds: number;
}

/** Beyond this it does not matter how many: a scrape must not cost more the worse things are. */
const mostCounted = 10_000;

/** What waits to be done, in one statement. Each part reads one index, and stops at `longestCount`. */
export async function listQueues(sql: Queryable, longestCount = mostCounted): Promise<QueueState[]> {
  const rows = await sql<{ queue: string; depth: number; oldest_seconds: number }[]>`
    with recursive lanes as (${pendingLanes(sql)}),
    moment as materialized (select clock_timestamp() as now),
    delivery as materialized (
      select coalesce(leased_until > now, false) as is_leased
      from moment cross join lanes cross join lateral (
        select leased_until from deliveries
        where status = 'pending' and next_attempt_at <= now
          and organization_id = lanes.organization_id and endpoint_id = lanes.endpoint_id
        order by next_attempt_at limit ${longestCount}
      ) as taken
      limit ${longestCount}
    ), queues as (
      select 'deliveries_due' as queue, (select count(*) from delivery where not is_leased) as depth, (
        select min(next_attempt_at) from lanes cross join lateral (
          select next_attempt_at from deliveries
          where ${isDue(sql)} and organization_id = lanes.organization_id and endpoint_id = lanes.endpoint_id
          order by next_attempt_at limit 1
        ) as first
      ) as due_at
      union all
      select 'deliveries_leased', (select count(*) from delivery where is_leased), null
      union all
      select 'deliveries_failed', count(*), null
      from (select from deliveries where status = 'failed' limit ${longestCount}) as failed
      union all
      select 'sessions_due', count(*), min(due_at) from (
        select greatest(expires_at, held_until) as due_at from payment_sessions
        where status = 'pending' and expires_at <= (select clock_timestamp())
          and coalesce(held_until, expires_at) <= (select clock_timestamp())
        order by expires_at limit ${longestCount}
      ) as due
      union all
      select 'attempts_unfinished', count(*), min(next_check_at) from (
        select next_check_at from payment_attempts
        where next_check_at is not null order by next_check_at limit ${longestCount}
      ) as unfinished
      union all
      select 'instrument_removals', count(*), min(next_attempt_at) from (
        select next_attempt_at from instrument_removals order by next_attempt_at limit ${longestCount}
      ) as removal
    )
    select queue, depth::integer, greatest(0, coalesce(extract(epoch from now - due_at), 0))::float8 as oldest_seconds
    from queues cross join moment
  `;
  return rows.map((row) => ({ queue: row.queue, depth: row.depth, oldestSeconds: row.oldest_seconds }));
}
