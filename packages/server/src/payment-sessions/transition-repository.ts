import { afterCommit } from "../database/after-commit.ts";
import type { Queryable } from "../database/pool.ts";
import { transitions } from "../metrics/work-metrics.ts";
import type { Tenant } from "../organizations/tenant.ts";
import { queueDeliveries, wakeWorkers } from "../webhooks/outbox-repository.ts";
import { fromRow, type PaymentSession, type PaymentSessionRow } from "./payment-session.ts";
import {
  type PaymentSessionStatus,
  permittedTransition,
  type Phase,
  transition,
  type TransitionCommand,
  type TransitionRefusal,
} from "./transitions.ts";

/** The session as it is now, or why it stayed as it was. */
export type TransitionOutcome = { session: PaymentSession } | { refused: TransitionRefusal };

/** Undefined when the tenant has no such session. */
export async function transitionPaymentSession(
  sql: Queryable,
  tenant: Tenant,
  id: string,
  command: TransitionCommand,
): Promise<TransitionOutcome | undefined> {
  const [outcome] = await transitionSelected(sql, lockSession(sql, tenant, id), command);
  return outcome;
}

/** For whoever holds the session's token, or acts on a claim of it. */
export async function transitionAnyPaymentSession(
  sql: Queryable,
  id: string,
  command: TransitionCommand,
): Promise<TransitionOutcome> {
  const lock = sql`select * from payment_sessions where id = ${id} for update`;
  const [outcome] = await transitionSelected(sql, lock, command);
  if (outcome === undefined) throw new Error("There is no such session any more.");
  return outcome;
}

/** Whoever changes a session and one of its attempts locks the session first, so that no two wait for each other. */
export async function lockPaymentSession(sql: Queryable, id: string): Promise<void> {
  await sql`select from payment_sessions where id = ${id} for update`;
}

/** Cancels whatever a contractor has pending, except what is past its deadline: that is the expiry job's. */
export async function cancelSessionsOfContractor(sql: Queryable, contractorId: string): Promise<TransitionOutcome[]> {
  return transitionSelected(sql, lockPendingSessions(sql, contractorId), "cancel");
}

/** Expires what is due, the longest due first, except what a rival has locked; answers how many sessions that were. */
export async function expireDueSessions(sql: Queryable, limit: number): Promise<number> {
  const due = sql`
    select * from payment_sessions
    where status = 'pending' and expires_at <= (select clock_timestamp()) and coalesce(held_until, expires_at) <= clock_timestamp()
    order by expires_at limit ${limit} for update skip locked
  `;
  return (await transitionSelected(sql, due, "expire")).length;
}

const lockSession = (sql: Queryable, { organizationId, environment }: Tenant, id: string) => sql`
  select * from payment_sessions
  where id = ${id} and organization_id = ${organizationId} and environment = ${environment}
  for update
`;

/** In the order of their ids, as every statement that locks several sessions, so that no two wait for each other. */
const lockPendingSessions = (sql: Queryable, contractorId: string) => sql`
  select * from payment_sessions where contractor_id = ${contractorId} and status = 'pending' order by id for update
`;

type TransitionRow = { previous_status: PaymentSessionStatus; phase: Phase } & (
  | PaymentSessionRow
  | { [Column in keyof PaymentSessionRow]: null }
);

/**
 * One statement locks the selected rows, reads the clock once each lock is granted, changes what the table of
 * transitions permits, and writes the event and its deliveries. `now()` would be the moment the transaction began: a request that waited
 * for the lock across the deadline would still win.
 */
async function transitionSelected(
  sql: Queryable,
  lockRows: ReturnType<typeof lockSession>,
  command: TransitionCommand,
) {
  const { from, phases, to } = permittedTransition(command);
  const rows = await sql<TransitionRow[]>`
    with locked as materialized (
      ${lockRows}
    ), timed as materialized (
      select id, status, expires_at, held_until, clock_timestamp() as decided_at from locked
    ), decided as materialized (
      select id, status, decided_at, case
        when decided_at < expires_at then 'before_deadline'
        when decided_at < held_until then 'held'
        else 'past_deadline'
      end as phase
      from timed
    ), changed as (
      update payment_sessions as session
      set
        status = ${to},
        completed_at = case when ${to} = 'completed' then date_trunc('second', decided_at) end,
        cancelled_at = case when ${to} = 'cancelled' then date_trunc('second', decided_at) end
      from decided
      where session.id = decided.id
        and decided.status = ${from} and decided.phase = any(${phases})
      returning session.*
    ), recorded as (
      insert into events (organization_id, environment, session_id, event_type, created_at)
      select organization_id, environment, id, ${`payment.session.${to}`}, date_trunc('second', decided_at)
      from changed join decided using (id)
      returning id, organization_id, environment, event_type
    ), queued as (
      ${queueDeliveries(sql, sql`recorded`)}
    )
    select decided.status as previous_status, decided.phase, changed.*, (select count(${wakeWorkers(sql)}) from queued)
    from decided left join changed using (id)
  `;
  const changed = rows.filter(({ status }) => status !== null).length;
  if (changed > 0) afterCommit(sql, () => transitions.inc({ status: to }, changed));
  return rows.map((row) => toOutcome(row, command));
}

function toOutcome(row: TransitionRow, command: TransitionCommand): TransitionOutcome {
  if (row.status !== null) return { session: fromRow(row) };
  const result = transition(row.previous_status, command, row.phase);
  if ("refused" in result) return result;
  throw new Error(`The statement left a session as it was that the table of transitions lets it ${command}.`);
}
