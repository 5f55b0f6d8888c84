import type { Environment } from "../api-keys/api-key.ts";
import type { Queryable } from "../database/pool.ts";
import { type Attempt, attemptFromRow, type AttemptRow } from "./attempt.ts";
import { type ClaimTimes, maxAttempts } from "./claim-times.ts";

export type ClaimRefusal = "not_pending" | "past_deadline" | "claimed" | "too_many_attempts";

/**
 * Claims the session for a new attempt, or says why not. One statement locks the session, reads the clock once it has
 * the lock and decides by the row alone: of any number of clicks one gets the claim.
 */
export async function claimSession(
  sql: Queryable,
  { id, publicId, cardTokenCiphertext }: { id: string; publicId: string; cardTokenCiphertext: Buffer },
  { claimSeconds, heldSeconds }: ClaimTimes,
): Promise<{ attempt: Attempt } | { refused: ClaimRefusal }> {
  const [row] = await sql<(({ refusal: null } & AttemptRow) | { refusal: ClaimRefusal })[]>`
    with locked as materialized (
      select * from payment_sessions where id = ${id} for update
    ), timed as materialized (
      select *, clock_timestamp() as decided_at from locked
    ), decided as materialized (
      select *, case
        when status <> 'pending' then 'not_pending'
        when decided_at >= expires_at then 'past_deadline'
        when open_attempt is not null then 'claimed'
        when attempt_count >= ${maxAttempts} then 'too_many_attempts'
      end as refusal
      from timed
    ), claimed as (
      update payment_sessions as session
      set
        attempt_count = session.attempt_count + 1,
        open_attempt = session.attempt_count + 1,
        held_until = greatest(session.held_until, decided_at + make_interval(secs => ${heldSeconds}))
      from decided
      where session.id = decided.id and decided.refusal is null
      returning session.id, session.attempt_count as number
    ), attempt as (
      insert into payment_attempts
        (session_id, number, idempotency_key, card_token_ciphertext, created_at, claimed_until, next_check_at)
      select claimed.id, number, ${`${publicId}-`}::text || number, ${cardTokenCiphertext}::bytea, decided_at,
        decided_at + make_interval(secs => ${claimSeconds}), decided_at + make_interval(secs => ${claimSeconds})
      from claimed join decided using (id)
      returning *
    )
    select decided.refusal, decided.environment, decided.contractor_id, attempt.*
    from decided left join attempt on attempt.session_id = decided.id
  `;
  if (row === undefined) throw new Error("There is no such session any more.");
  return row.refusal === null ? { attempt: attemptFromRow(row) } : { refused: row.refusal };
}

/** Takes over the open attempt of a session whose claim has run out; undefined while somebody else has it. */
export async function takeOverAttempt(
  sql: Queryable,
  sessionId: string,
  { claimSeconds }: ClaimTimes,
): Promise<Attempt | undefined> {
  const [row] = await sql<AttemptRow[]>`
    update payment_attempts as attempt
    set
      claimed_until = clock_timestamp() + make_interval(secs => ${claimSeconds}),
      next_check_at = clock_timestamp() + make_interval(secs => ${claimSeconds}),
      check_count = check_count + 1
    from payment_sessions as session
    where attempt.session_id = ${sessionId} and attempt.status = 'open' and attempt.claimed_until <= clock_timestamp()
      and session.id = attempt.session_id
    returning attempt.*, session.environment, session.contractor_id
  `;
  return row && attemptFromRow(row);
}

/** Takes attempts of unknown outcome whose claim has run out, and challenges that it is time to ask about. */
export async function takeDueAttempts(
  sql: Queryable,
  environment: Environment,
  limit: number,
  { claimSeconds }: ClaimTimes,
): Promise<Attempt[]> {
  const rows = await sql<AttemptRow[]>`
    with due as materialized (
      select attempt.session_id, attempt.number, session.environment, session.contractor_id
      from payment_attempts as attempt join payment_sessions as session on session.id = attempt.session_id
      where next_check_at <= clock_timestamp() and claimed_until <= clock_timestamp()
        and session.environment = ${environment}
      order by next_check_at limit ${limit}
      for update of attempt skip locked
    )
    update payment_attempts as attempt
    set
      claimed_until = clock_timestamp() + make_interval(secs => ${claimSeconds}),
      next_check_at = clock_timestamp() + make_interval(secs => ${claimSeconds}),
      check_count = check_count + 1
    from due
    where attempt.session_id = due.session_id and attempt.number = due.number
    returning attempt.*, due.environment, due.contractor_id
  `;
  return rows.map(attemptFromRow);
}

/** What became of the card that was tried last, as far as it is known. */
export async function findLatestAttempt(sql: Queryable, sessionId: string): Promise<Attempt | undefined> {
  const [row] = await sql<AttemptRow[]>`
    select attempt.*, session.environment, session.contractor_id
    from payment_attempts as attempt join payment_sessions as session on session.id = attempt.session_id
    where session_id = ${sessionId} order by number desc limit 1
  `;
  return row && attemptFromRow(row);
}

/** Cards whose holder was challenged, and of which nobody knows more yet. */
export async function listChallengedAttempts(sql: Queryable, sessionId: string): Promise<Attempt[]> {
  const rows = await sql<AttemptRow[]>`
    select attempt.*, session.environment, session.contractor_id
    from payment_attempts as attempt join payment_sessions as session on session.id = attempt.session_id
    where session_id = ${sessionId} and attempt.status = 'challenged' order by number desc
  `;
  return rows.map(attemptFromRow);
}
