import type { Environment } from "../api-keys/api-key.ts";
import type { Queryable } from "../database/pool.ts";
import { isMadeUp } from "./made-up-instrument.ts";

/** The only provider there is; rows name it so that a second one can be told apart. */
const processor = "checkout";

export interface InstrumentRemoval {
  environment: Environment;
  instrumentId: string;
  /** This one included. */
  attemptCount: number;
}

/**
 * Part of the transaction that gives the instrument up, so that none is forgotten at the provider. It has no made-up one
 * to be asked about.
 */
export async function queueInstrumentRemoval(
  sql: Queryable,
  environment: Environment,
  instrumentId: string,
): Promise<void> {
  if (isMadeUp(instrumentId)) return;
  await sql`
    insert into instrument_removals ${sql({ environment, processor, instrument_id: instrumentId })}
    on conflict do nothing
  `;
}

/** Strikes an instrument off: it is gone at the provider, or some contractor's card. */
export async function dropRemoval(sql: Queryable, environment: Environment, instrumentId: string): Promise<void> {
  await sql`
    delete from instrument_removals
    where processor = ${processor} and environment = ${environment} and instrument_id = ${instrumentId}
  `;
}

/**
 * Whether a removal that was taken is still to be carried out. The provider may give the same card the same id, so that
 * it is a contractor's again.
 */
export async function isUnwanted(
  sql: Queryable,
  { environment, instrumentId }: Pick<InstrumentRemoval, "environment" | "instrumentId">,
): Promise<boolean> {
  const rows = await sql`
    select from instrument_removals
    where processor = ${processor} and environment = ${environment} and instrument_id = ${instrumentId}
      and not exists (
        select from contractors where card_instrument_id = ${instrumentId} and environment = ${environment}
      )
  `;
  return rows.length > 0;
}

/** Takes what is due, so that no other worker does for `leaseSeconds`. */
export async function takeDueRemovals(
  sql: Queryable,
  environment: Environment,
  { leaseSeconds, limit }: { leaseSeconds: number; limit: number },
): Promise<InstrumentRemoval[]> {
  const rows = await sql<{ environment: Environment; instrument_id: string; attempt_count: number }[]>`
    with due as materialized (
      select processor, environment, instrument_id from instrument_removals
      where next_attempt_at <= clock_timestamp() and environment = ${environment}
      order by next_attempt_at limit ${limit}
      for update skip locked
    )
    update instrument_removals as removal
    set next_attempt_at = clock_timestamp() + make_interval(secs => ${leaseSeconds}),
      attempt_count = removal.attempt_count + 1
    from due
    where removal.processor = due.processor and removal.environment = due.environment
      and removal.instrument_id = due.instrument_id
    returning removal.environment, removal.instrument_id, removal.attempt_count
  `;
  return rows.map(({ environment, instrument_id: instrumentId, attempt_count: attemptCount }) => ({
    environment,
    instrumentId,
    attemptCount,
  }));
}

export async function postponeRemoval(
  sql: Queryable,
  { environment, instrumentId }: InstrumentRemoval,
  delaySeconds: number,
): Promise<void> {
  await sql`
    update instrument_removals set next_attempt_at = clock_timestamp() + make_interval(secs => ${delaySeconds})
    where processor = ${processor} and environment = ${environment} and instrument_id = ${instrumentId}
  `;
}
