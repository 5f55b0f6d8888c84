import type { Queryable } from "../database/pool.ts";
import { intervalMicroseconds, type RateLimitPolicy } from "./rate-limit-policy.ts";

/** What one subject asks for at the same moment. */
export interface PermitRequest {
  subject: Buffer;
  /** Not more than the policy's burst. */
  permits: number;
}

/** What became of it. */
export interface Grant {
  /** How many of the permits it got. */
  granted: number;
  /** How long until the whole burst is free. */
  usedMicroseconds: number;
}

interface GrantRow {
  subject: string;
  granted: number;
  used_microseconds: number;
}

/**
 * Takes permits of each subject, as many as are free, and answers for each request in their order. The generic cell rate algorithm (ITU-T I.371) in one statement:
 * what was used is written as the moment at which the whole burst is free again. The rows are locked in one order, so
 * that statements of different processes never wait for each other in a circle.
 */
export async function takePermits(
  sql: Queryable,
  policy: RateLimitPolicy,
  requests: readonly PermitRequest[],
): Promise<Grant[]> {
  const interval = intervalMicroseconds(policy);
  // What was used under another policy, or by another clock, is at most this policy's burst.
  const latest = sql`statement_timestamp() + ${policy.burst}::integer * ${interval}::bigint * interval '1 microsecond'`;
  const start = sql`greatest(statement_timestamp(), least(used.full_at, ${latest}))`;
  const free = sql`
    floor(${policy.burst}::integer - extract(epoch from ${start} - statement_timestamp()) * 1000000 / ${interval}::bigint)
  `;
  const granted = sql`greatest(0, least(excluded.granted, ${free}))::integer`;
  const rows = await sql<GrantRow[]>`
    insert into rate_limits as used (subject, full_at, granted)
    select decode(subject, 'hex'), statement_timestamp() + permits * ${interval}::bigint * interval '1 microsecond', permits
    from unnest(${requests.map(({ subject }) => subject.toString("hex"))}::text[],
      ${requests.map(({ permits }) => permits)}::integer[]) as asked (subject, permits)
    order by 1
    on conflict (subject) do update
    set full_at = ${start} + ${granted} * ${interval}::bigint * interval '1 microsecond', granted = ${granted}
    returning encode(subject, 'hex') as subject, granted,
      (extract(epoch from full_at - statement_timestamp()) * 1000000)::bigint as used_microseconds
  `;
  const grants = new Map(rows.map((row) => [row.subject, fromRow(row)]));
  return requests.map(({ subject }) => grants.get(subject.toString("hex")) as Grant);
}

const fromRow = ({ granted, used_microseconds: usedMicroseconds }: GrantRow): Grant => ({ granted, usedMicroseconds });
