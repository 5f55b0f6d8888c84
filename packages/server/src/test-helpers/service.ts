import { lockContractor } from "../contractors/card-repository.ts";
import type { Transactable, TransactionSql } from "../database/pool.ts";
import { transaction } from "../database/transaction.ts";
import { resourceNotFound } from "../errors.ts";
import type { Tenant } from "../organizations/tenant.ts";
import { completeSession } from "../payment-sessions/complete-session.ts";
import { getTransitioned } from "../payment-sessions/get-transitioned.ts";
import type { PaymentSession } from "../payment-sessions/payment-session.ts";
import { findPaymentSession } from "../payment-sessions/repository.ts";
import { type TransitionOutcome, transitionPaymentSession } from "../payment-sessions/transition-repository.ts";
import { madeUpInstrument } from "../processors/made-up-instrument.ts";

export type TestHelperService = ReturnType<typeof createTestHelperService>;

/** A card that was issued when the session was created. */
const cardLifetimeYears = 4;

/** What only time and contractors do to a session, on request. To a live key there is no such thing. */
export function createTestHelperService({ sql }: { sql: Transactable }) {
  return {
    async complete(tenant: Tenant, id: string): Promise<PaymentSession> {
      assertTest(tenant);
      return getTransitioned(await transaction(sql, (inner) => completeWithCard(inner, tenant, id)));
    },

    async expire(tenant: Tenant, id: string): Promise<PaymentSession> {
      assertTest(tenant);
      return getTransitioned(await transitionPaymentSession(sql, tenant, id, "expire_early"));
    },
  };
}

function assertTest({ environment }: Tenant): void {
  if (environment !== "test") throw resourceNotFound("payment session");
}

async function completeWithCard(
  sql: TransactionSql,
  tenant: Tenant,
  id: string,
): Promise<TransitionOutcome | undefined> {
  const session = await findPaymentSession(sql, tenant, id);
  if (session === undefined) return undefined;
  const { contractorId, createdAt } = session;
  if (!(await lockContractor(sql, contractorId))) return outlivedContractor(await findPaymentSession(sql, tenant, id));
  return completeSession(sql, session, madeUpInstrument(id, createdAt.getUTCFullYear() + cardLifetimeYears));
}

/** The deletion of a contractor cancels its pending sessions, all but those that are past their time. */
const outlivedContractor = (session: PaymentSession | undefined): TransitionOutcome => ({
  refused: session?.status === "pending" ? "past_deadline" : "not_pending",
});
