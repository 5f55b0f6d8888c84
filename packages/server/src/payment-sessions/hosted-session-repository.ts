import type { Environment } from "../api-keys/api-key.ts";
import type { Queryable } from "../database/pool.ts";
import type { HostedSessionState } from "./hosted-session.ts";

/** A session as the holder of its token sees it. */
export interface SessionByToken {
  id: string;
  environment: Environment;
  organizationName: string;
  contractorName: string;
  returnUrl: string;
  expiresAt: Date;
  secondsLeft: number;
  attemptCount: number;
  isUnderWay: boolean;
  state: HostedSessionState;
}

interface Row {
  id: string;
  environment: Environment;
  organization_name: string;
  contractor_name: string;
  return_url: string;
  expires_at: Date;
  seconds_left: number;
  attempt_count: number;
  is_under_way: boolean;
  state: HostedSessionState;
}

export async function findSessionByToken(sql: Queryable, tokenDigest: Buffer): Promise<SessionByToken | undefined> {
  const [row] = await sql<Row[]>`
    with moment as materialized (select clock_timestamp() as now)
    select session.id, session.environment, session.return_url, session.expires_at, session.attempt_count,
      organizations.name as organization_name,
      contractors.first_name || ' ' || contractors.last_name as contractor_name,
      greatest(0, floor(extract(epoch from session.expires_at - now)))::integer as seconds_left,
      attempts.is_under_way,
      case
        when session.status <> 'pending' then session.status::text
        when now < session.expires_at then 'open'
        when now < session.held_until and attempts.is_under_way then 'held'
        else 'past_due'
      end as state
    from payment_sessions as session
      join organizations on organizations.id = session.organization_id
      join contractors on contractors.id = session.contractor_id
      cross join moment
      cross join lateral (
        select count(*) > 0 as is_under_way from payment_attempts
        where session_id = session.id and status in ('open', 'challenged')
      ) as attempts
    where session.token_digest = ${tokenDigest}
  `;
  return row && fromRow(row);
}

const fromRow = (row: Row): SessionByToken => ({
  id: row.id,
  environment: row.environment,
  organizationName: row.organization_name,
  contractorName: row.contractor_name,
  returnUrl: row.return_url,
  expiresAt: row.expires_at,
  secondsLeft: row.seconds_left,
  attemptCount: row.attempt_count,
  isUnderWay: row.is_under_way,
  state: row.state,
});
