import type { Encryption } from "../encryption.ts";
import { encodeId } from "../ids.ts";
import type { Queryable } from "../database/pool.ts";
import type { Processor, SaveCardResult } from "../processors/processor.ts";
import { type Attempt, cardTokenContext } from "./attempt.ts";
import { listPaymentIds } from "./attempt-repository.ts";

export interface AskSettings {
  sql: Queryable;
  encryption: Encryption;
  /** Without a slash at its end. */
  hostedPageUrl: string;
}

/** What becomes of an attempt, as the provider knows it. */
export async function askProcessor(
  settings: AskSettings,
  processor: Processor,
  attempt: Attempt,
): Promise<SaveCardResult> {
  const { status, providerPaymentId, checkCount } = attempt;
  if (status === "challenged" && providerPaymentId !== null) return processor.findResult(providerPaymentId);
  const result = await sendCard(settings, processor, attempt);
  const isRefused = result.kind === "refused" || result.kind === "card_token_invalid";
  if (!isRefused || checkCount === 0) return result;
  return (await findEarlierResult(settings.sql, processor, attempt)) ?? result;
}

function sendCard(
  { encryption, hostedPageUrl }: AskSettings,
  processor: Processor,
  { sessionId, idempotencyKey, cardTokenCiphertext }: Attempt,
): Promise<SaveCardResult> {
  if (cardTokenCiphertext === null) throw new Error("An open attempt has no card token.");
  const reference = encodeId("hps", sessionId);
  return processor.saveCard({
    cardToken: encryption.decrypt(cardTokenCiphertext, cardTokenContext(sessionId)),
    idempotencyKey,
    reference,
    // By the session's id and not by its token: the link is for the contractor's browser alone, and recovery, which
    // does not know it, has to send the same request.
    challengeReturnUrl: `${hostedPageUrl}/payment/setup/return/${reference}`,
  });
}

/**
 * A repeated request that is refused says nothing of the first one: the provider may have forgotten the key, and the
 * token is used because the card is stored; or our settings have changed, and with them the request. A payment of the
 * session that belongs to no attempt yet is this one's: there is one attempt of unknown outcome at a time.
 */
async function findEarlierResult(
  sql: Queryable,
  processor: Processor,
  { sessionId }: Attempt,
): Promise<SaveCardResult | undefined> {
  const list = await processor.listPayments(encodeId("hps", sessionId));
  if (list.kind === "unknown") return list;
  const known = await listPaymentIds(sql, sessionId);
  const paymentId = list.paymentIds.find((id) => !known.includes(id));
  return paymentId === undefined ? undefined : processor.findResult(paymentId);
}
