import type { Logger } from "pino";
import type { Sql } from "../database/pool.ts";
import { encodeId } from "../ids.ts";
import type { Processors, SaveCardResult } from "../processors/processor.ts";
import { askProcessor, type AskSettings } from "./ask-processor.ts";
import type { Attempt } from "./attempt.ts";
import { abandonOldChallenge, challengeAttempt, closeAttempt, releaseAttempt } from "./attempt-repository.ts";
import { checkDelaySeconds, type ClaimTimes } from "./claim-times.ts";
import { completeAttempt } from "./complete-attempt.ts";

export interface SettleSettings extends AskSettings {
  sql: Sql;
  processors: Processors;
  logger: Logger;
  times: ClaimTimes;
}

/** What is known of an attempt once the provider has been asked. */
export type Settlement = SaveCardResult | { kind: "too_late" };

/**
 * Asks the provider what becomes of an attempt that the caller has claimed, and records the answer: the one path for
 * a first click, for a contractor who comes back and for recovery. Asking again is safe, because it is always the same
 * request under the same idempotency key.
 */
export async function settleAttempt(settings: SettleSettings, attempt: Attempt): Promise<Settlement> {
  const processor = settings.processors[attempt.environment];
  if (processor === undefined) throw new Error(`There is no processor for ${attempt.environment}.`);
  const result = await askProcessor(settings, processor, attempt);
  const settlement = await record(settings, attempt, result);
  log(settings.logger, attempt, settlement);
  return settlement;
}

async function record({ sql, times }: SettleSettings, attempt: Attempt, result: SaveCardResult): Promise<Settlement> {
  switch (result.kind) {
    case "approved":
      return (await completeAttempt(sql, attempt, result)) === "too_late" ? { kind: "too_late" } : result;
    case "declined":
      await closeAttempt(sql, attempt, "declined", result);
      return result;
    case "card_token_invalid":
    case "refused":
      await closeAttempt(sql, attempt, "refused", { responseCode: "reason" in result ? result.reason : result.kind });
      return result;
    case "challenge":
      if (attempt.status === "open") await challengeAttempt(sql, attempt, result.paymentId, times);
      else await askLater(sql, attempt, times);
      return result;
    case "in_progress":
    case "unknown":
      await askLater(sql, attempt, times);
      return result;
    default:
      return result satisfies never;
  }
}

/** Gives an old challenge up instead, whatever the provider says of it: it must not be asked for ever. */
async function askLater(sql: Sql, attempt: Attempt, times: ClaimTimes): Promise<void> {
  if (attempt.status === "challenged" && (await abandonOldChallenge(sql, attempt, times))) return;
  await releaseAttempt(sql, attempt, checkDelaySeconds(times, attempt.checkCount));
}

function log(logger: Logger, { sessionId, number }: Attempt, settlement: Settlement): void {
  const line = {
    session: encodeId("hps", sessionId),
    attempt: number,
    outcome: settlement.kind,
    ...("reason" in settlement && { reason: settlement.reason }),
    ...("responseCode" in settlement && { response_code: settlement.responseCode }),
  };
  // A card that nobody can save until somebody has put our configuration right.
  const isOurs = settlement.kind === "refused" || ("isOurs" in settlement && settlement.isOurs);
  if (isOurs) logger.error(line, "attempt");
  else if (settlement.kind === "unknown") logger.warn(line, "attempt");
  else logger.info(line, "attempt");
}
