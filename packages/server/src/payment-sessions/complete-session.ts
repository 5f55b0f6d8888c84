import { replaceCard } from "../contractors/card-repository.ts";
import type { TransactionSql } from "../database/pool.ts";
import type { Instrument } from "../processors/processor.ts";
import { dropRemoval, queueInstrumentRemoval } from "../processors/removal-repository.ts";
import type { PaymentSession } from "./payment-session.ts";
import { type TransitionOutcome, transitionAnyPaymentSession } from "./transition-repository.ts";

/**
 * Completes a session, if it still can be, and gives its contractor, whom the caller has locked, the card in place of
 * the former one.
 */
export async function completeSession(
  sql: TransactionSql,
  { id, contractorId, environment }: Pick<PaymentSession, "id" | "contractorId" | "environment">,
  instrument: Instrument,
): Promise<TransitionOutcome> {
  const outcome = await transitionAnyPaymentSession(sql, id, "complete");
  if ("refused" in outcome) return outcome;
  // It may have been given up before: the provider can give the same card the same id.
  await dropRemoval(sql, environment, instrument.id);
  const former = await replaceCard(sql, contractorId, instrument);
  if (former !== undefined && former !== instrument.id) await queueInstrumentRemoval(sql, environment, former);
  return outcome;
}
