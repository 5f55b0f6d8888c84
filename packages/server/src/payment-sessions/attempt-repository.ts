import type { Queryable, Sql, TransactionSql } from "../database/pool.ts";
import { transaction } from "../database/transaction.ts";
import type { Attempt } from "./attempt.ts";
import type { ClaimTimes } from "./claim-times.ts";
import { lockPaymentSession } from "./transition-repository.ts";

/**
 * Notes the stored instrument. Answers the one that was noted before, by somebody else who asked the provider about the
 * same attempt. Whatever the attempt was taken for meanwhile, a stored card is the truth.
 */
export async function approveAttempt(
  sql: Queryable,
  { sessionId, number }: Attempt,
  { paymentId, instrumentId }: { paymentId: string; instrumentId: string },
): Promise<string | undefined> {
  const [row] = await sql<{ known: string | null }[]>`
    with former as materialized (
      select session_id, number, instrument_id from payment_attempts
      where session_id = ${sessionId} and number = ${number}
      for update
    ), approved as (
      update payment_attempts as attempt
      set status = 'approved', provider_payment_id = ${paymentId}, instrument_id = ${instrumentId},
        card_token_ciphertext = null, next_check_at = null
      from former
      where attempt.session_id = former.session_id and attempt.number = former.number and former.instrument_id is null
    )
    select instrument_id as known from former
  `;
  return row?.known ?? undefined;
}

/** Ends an attempt that stored nothing, and opens the session for the next one. */
export async function closeAttempt(
  sql: Sql,
  attempt: Attempt,
  status: "declined" | "refused" | "abandoned",
  { paymentId = null, responseCode = null }: { paymentId?: string | null; responseCode?: string | null } = {},
): Promise<void> {
  const { sessionId, number } = attempt;
  await releasing(
    sql,
    attempt,
    (inner) => inner`
    update payment_attempts as attempt
    set status = ${status}, response_code = ${responseCode}, card_token_ciphertext = null, next_check_at = null,
      provider_payment_id = coalesce(${paymentId}, attempt.provider_payment_id)
    where session_id = ${sessionId} and number = ${number} and status in ('open', 'challenged')
    returning null::timestamptz as held_until
  `,
  );
}

/** The holder of the card is at the provider's challenge; meanwhile another card may be tried. */
export async function challengeAttempt(
  sql: Sql,
  attempt: Attempt,
  paymentId: string,
  { challengeSeconds, checkSeconds }: ClaimTimes,
): Promise<void> {
  const { sessionId, number, checkCount } = attempt;
  await releasing(
    sql,
    attempt,
    (inner) => inner`
    update payment_attempts
    set status = 'challenged', provider_payment_id = ${paymentId}, card_token_ciphertext = null,
      claimed_until = clock_timestamp(), next_check_at = clock_timestamp() + make_interval(secs => ${checkSeconds}),
      challenge_until = clock_timestamp() + make_interval(secs => ${challengeSeconds})
    where session_id = ${sessionId} and number = ${number} and status = 'open' and check_count = ${checkCount}
    returning challenge_until as held_until
  `,
  );
}

/**
 * Changes an attempt and gives its session free, or neither: a worker that was stalled must not open a session whose
 * attempt somebody else has taken over. The session stays held for as long as any challenge of it may go on.
 *
 * The lock is a statement of its own, so that the next one sees what its former holder did to other attempts.
 */
async function releasing(
  sql: Sql,
  { sessionId, number }: Attempt,
  change: (sql: TransactionSql) => ReturnType<TransactionSql>,
): Promise<void> {
  await transaction(sql, async (inner) => {
    await lockPaymentSession(inner, sessionId);
    await inner`
      with changed as (${change(inner)})
      update payment_sessions as session
      set open_attempt = null, held_until = greatest(changed.held_until, (
        select max(challenge_until) from payment_attempts
        where session_id = ${sessionId} and number <> ${number} and status = 'challenged'
      ))
      from changed
      where session.id = ${sessionId} and coalesce(session.open_attempt, ${number}) = ${number}
    `;
  });
}

/** Gives the claim back, so that anybody may ask again; recovery does so after the delay. */
export async function releaseAttempt(
  sql: Queryable,
  { sessionId, number, checkCount }: Attempt,
  delaySeconds: number,
): Promise<void> {
  await sql`
    update payment_attempts
    set claimed_until = clock_timestamp(), next_check_at = clock_timestamp() + make_interval(secs => ${delaySeconds})
    where session_id = ${sessionId} and number = ${number} and check_count = ${checkCount}
      and status in ('open', 'challenged')
  `;
}

/** Ends a challenge that began too long ago; false when it did not. */
export async function abandonOldChallenge(
  sql: Queryable,
  { sessionId, number }: Attempt,
  { abandonAfterSeconds }: ClaimTimes,
): Promise<boolean> {
  const rows = await sql`
    update payment_attempts set status = 'abandoned', next_check_at = null
    where session_id = ${sessionId} and number = ${number} and status = 'challenged'
      and created_at + make_interval(secs => ${abandonAfterSeconds}) <= clock_timestamp()
    returning 1
  `;
  return rows.length > 0;
}

/** What the attempts of a session are known to be at the provider. */
export async function listPaymentIds(sql: Queryable, sessionId: string): Promise<string[]> {
  const rows = await sql<{ provider_payment_id: string }[]>`
    select provider_payment_id from payment_attempts
    where session_id = ${sessionId} and provider_payment_id is not null
  `;
  return rows.map((row) => row.provider_payment_id);
}
