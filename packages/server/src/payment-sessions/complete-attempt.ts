import { lockContractor } from "../contractors/card-repository.ts";
import type { Sql } from "../database/pool.ts";
import { transaction } from "../database/transaction.ts";
import type { Instrument } from "../processors/processor.ts";
import { queueInstrumentRemoval } from "../processors/removal-repository.ts";
import type { Attempt } from "./attempt.ts";
import { approveAttempt } from "./attempt-repository.ts";
import { completeSession } from "./complete-session.ts";
import { lockPaymentSession } from "./transition-repository.ts";

/**
 * The provider has stored the card. In one transaction either the session completes, with its event, and the card
 * becomes the contractor's in place of the former one, or the card is queued to be removed again, because the session
 * has ended meanwhile. Any number of workers may find out about the same instrument.
 */
export async function completeAttempt(
  sql: Sql,
  attempt: Attempt,
  { paymentId, instrument }: { paymentId: string; instrument: Instrument },
): Promise<"completed" | "too_late" | "known"> {
  const { sessionId, contractorId, environment } = attempt;
  return transaction(sql, async (inner) => {
    const exists = await lockContractor(inner, contractorId);
    await lockPaymentSession(inner, sessionId);
    const known = await approveAttempt(inner, attempt, { paymentId, instrumentId: instrument.id });
    if (known !== undefined) {
      // One idempotency key has one instrument, unless the provider forgot the key.
      if (known !== instrument.id) await queueInstrumentRemoval(inner, environment, instrument.id);
      return "known";
    }
    const session = { id: sessionId, contractorId, environment };
    if (exists && "session" in (await completeSession(inner, session, instrument))) return "completed";
    await queueInstrumentRemoval(inner, environment, instrument.id);
    return "too_late";
  });
}
