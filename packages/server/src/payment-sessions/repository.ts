import type { Queryable } from "../database/pool.ts";
import type { Direction } from "../lists/page.ts";
import type { Tenant } from "../organizations/tenant.ts";
import { fromRow, type PaymentSession, type PaymentSessionRow } from "./payment-session.ts";
import type { PaymentSessionStatus } from "./transitions.ts";

export interface NewPaymentSession {
  contractorId: string;
  returnUrl: string;
  tokenDigest: Buffer;
  lifetimeSeconds: number;
}

/**
 * Undefined when the tenant has no such contractor. The contractor's row is locked until commit, so that a contractor
 * who is deleted at the same moment is either gone before or has this session to cancel.
 */
export async function insertPaymentSession(
  sql: Queryable,
  { organizationId, environment }: Tenant,
  { contractorId, returnUrl, tokenDigest, lifetimeSeconds }: NewPaymentSession,
): Promise<PaymentSession | undefined> {
  const [row] = await sql<PaymentSessionRow[]>`
    with contractor as materialized (
      select id from contractors
      where id = ${contractorId} and organization_id = ${organizationId} and environment = ${environment}
        and deleted_at is null
      for share
    ), moment as materialized (
      select id as contractor_id, current_second() as created_at from contractor
    )
    insert into payment_sessions
      (organization_id, environment, contractor_id, return_url, token_digest, created_at, expires_at)
    select ${organizationId}, ${environment}::environment, contractor_id, ${returnUrl}, ${tokenDigest}, created_at,
      created_at + make_interval(secs => ${lifetimeSeconds})
    from moment
    returning *
  `;
  return row && fromRow(row);
}

export async function findPaymentSession(
  sql: Queryable,
  { organizationId, environment }: Tenant,
  id: string,
): Promise<PaymentSession | undefined> {
  const [row] = await sql<PaymentSessionRow[]>`
    select * from payment_sessions
    where id = ${id} and organization_id = ${organizationId} and environment = ${environment}
  `;
  return row && fromRow(row);
}

export interface PaymentSessionFilter {
  contractorId?: string;
  status?: PaymentSessionStatus;
}

/** The sessions next to `from` in one direction, nearest first. */
export async function listPaymentSessions(
  sql: Queryable,
  { organizationId, environment }: Tenant,
  { contractorId, status }: PaymentSessionFilter,
  direction: Direction,
  from: string | undefined,
  limit: number,
): Promise<PaymentSession[]> {
  const older = direction === "older";
  const rows = await sql<PaymentSessionRow[]>`
    select * from payment_sessions
    where organization_id = ${organizationId} and environment = ${environment}
      ${contractorId === undefined ? sql`` : sql`and contractor_id = ${contractorId}`}
      ${status === undefined ? sql`` : sql`and status = ${status}`}
      ${from === undefined ? sql`` : older ? sql`and id < ${from}` : sql`and id > ${from}`}
    order by id ${older ? sql`desc` : sql`asc`}
    limit ${limit}
  `;
  return rows.map(fromRow);
}
