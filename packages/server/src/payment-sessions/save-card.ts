import { encodeId } from "../ids.ts";
import { cardTokenContext } from "./attempt.ts";
import { claimSession, findLatestAttempt, listChallengedAttempts, takeOverAttempt } from "./claim-repository.ts";
import type { Progress } from "./completion-outcome.ts";
import { settleAttempt, type Settlement, type SettleSettings } from "./settle-attempt.ts";

/** Claims the session for this card and asks the provider; what a former card has left open is finished first. */
export async function saveCard(settings: SettleSettings, sessionId: string, cardToken: string): Promise<Progress> {
  // A challenge that was passed in another tab has saved a card already; a second one is not wanted.
  const { passed, pending } = await lookUpChallenges(settings, sessionId);
  if (passed !== undefined) return passed;
  const progress = await claimAndSettle(settings, sessionId, cardToken);
  // A form that is sent twice has a token that is used, and no attempt may be left; the challenge goes on.
  const isNoCard = progress.kind === "card_token_invalid" || progress.kind === "too_many_attempts";
  return isNoCard ? (pending ?? progress) : progress;
}

async function claimAndSettle(settings: SettleSettings, sessionId: string, cardToken: string): Promise<Progress> {
  const { sql, encryption, times } = settings;
  const cardTokenCiphertext = encryption.encrypt(cardToken, cardTokenContext(sessionId));
  const publicId = encodeId("hps", sessionId);
  const claim = await claimSession(sql, { id: sessionId, publicId, cardTokenCiphertext }, times);
  if ("attempt" in claim) return settleAttempt(settings, claim.attempt);
  switch (claim.refused) {
    case "not_pending":
    case "past_deadline":
      return { kind: "ended" };
    case "too_many_attempts":
      return { kind: "too_many_attempts" };
    case "claimed": {
      const former = await finishOpenAttempt(settings, sessionId);
      const isOver = former.kind === "declined" || former.kind === "card_token_invalid";
      return isOver ? claimAndSettle(settings, sessionId, cardToken) : former;
    }
    default:
      return claim.refused satisfies never;
  }
}

/** What became of the card that was tried last, or of one whose challenge was passed; asks the provider if need be. */
export async function resumeAttempt(settings: SettleSettings, sessionId: string): Promise<Progress> {
  const { passed, pending } = await lookUpChallenges(settings, sessionId);
  if (passed !== undefined) return passed;
  const attempt = await findLatestAttempt(settings.sql, sessionId);
  if (attempt === undefined) return { kind: "card_token_invalid" };
  switch (attempt.status) {
    case "open":
      return finishOpenAttempt(settings, sessionId);
    case "challenged":
      return pending ?? { kind: "in_progress" };
    case "approved":
      return { kind: "ended" };
    case "declined":
      return { kind: "declined" };
    case "refused":
    case "abandoned":
      return pending ?? { kind: "card_token_invalid" };
    default:
      return attempt.status satisfies never;
  }
}

/** One attempt at a time has an unknown outcome: with a second one, two cards could be stored. */
async function finishOpenAttempt(settings: SettleSettings, sessionId: string): Promise<Settlement> {
  const attempt = await takeOverAttempt(settings.sql, sessionId, settings.times);
  return attempt === undefined ? { kind: "in_progress" } : settleAttempt(settings, attempt);
}

interface Challenges {
  passed?: Settlement;
  pending?: { kind: "challenge_pending"; redirectTo: string };
}

/** What became of the session's challenges, the latest first: one that is passed ends the search. */
async function lookUpChallenges(settings: SettleSettings, sessionId: string): Promise<Challenges> {
  let pending: Challenges["pending"];
  for (const attempt of await listChallengedAttempts(settings.sql, sessionId)) {
    const settlement = await settleAttempt(settings, attempt);
    if (settlement.kind === "approved" || settlement.kind === "too_late") return { passed: settlement };
    if (settlement.kind === "challenge") {
      pending ??= { kind: "challenge_pending", redirectTo: settlement.redirectTo };
    }
  }
  return pending === undefined ? {} : { pending };
}
