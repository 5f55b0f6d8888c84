import { encodeId } from "../ids.ts";
import { maxAttempts } from "./claim-times.ts";
import { completedReturnUrl } from "./completed-return-url.ts";
import { completed, completionOutcome, type Progress } from "./completion-outcome.ts";
import type { HostedSession, HostedSessions } from "./hosted-session.ts";
import { findSessionByToken, type SessionByToken } from "./hosted-session-repository.ts";
import { resumeAttempt, saveCard } from "./save-card.ts";
import type { SettleSettings } from "./settle-attempt.ts";
import { digestSetupToken, isSetupToken } from "./setup-token.ts";
import { transitionAnyPaymentSession } from "./transition-repository.ts";

interface Found {
  /** UUID. */
  sessionId: string;
  session: HostedSession;
}

/** What the hosted page does on behalf of whoever holds a session's token. */
export function createHostedSessions(settings: SettleSettings): HostedSessions {
  const { sql, processors } = settings;

  const find = async (token: string): Promise<Found | undefined> => {
    const row = isSetupToken(token) ? await findSessionByToken(sql, digestSetupToken(token)) : undefined;
    return row && { sessionId: row.id, session: toHostedSession(row) };
  };

  const toHostedSession = ({ id, attemptCount, ...facts }: SessionByToken): HostedSession => ({
    ...facts,
    id: encodeId("hps", id),
    attemptsLeft: Math.max(0, maxAttempts - attemptCount),
    processor: processors[facts.environment]?.page,
  });

  /** Read again: the session may have been ended by somebody else meanwhile. */
  const outcomeOf = async (token: string, progress: Progress) => {
    const found = await find(token);
    return found && completionOutcome(found.session, progress);
  };

  return {
    find: async (token) => (await find(token))?.session,

    async complete(token, cardToken) {
      const found = await find(token);
      if (found === undefined) return undefined;
      const { session } = found;
      // Too late for this card; what a former one leads to decides.
      if (session.state === "held") return this.resume(token);
      if (session.state !== "open") return { kind: "ended", session };
      const processor = processors[session.environment];
      if (processor === undefined) return { kind: "unavailable" };
      if (!processor.isCardToken(cardToken)) return { kind: "card_token_invalid" };
      return outcomeOf(token, await saveCard(settings, found.sessionId, cardToken));
    },

    async resume(token) {
      const found = await find(token);
      if (found === undefined) return undefined;
      const { session } = found;
      if (session.state === "completed") return completed(session);
      if (session.state === "cancelled" || session.state === "expired") return { kind: "ended", session };
      if (processors[session.environment] === undefined) return { kind: "unavailable" };
      return outcomeOf(token, await resumeAttempt(settings, found.sessionId));
    },

    async cancel(token) {
      const found = await find(token);
      if (found === undefined) return undefined;
      const outcome = await transitionAnyPaymentSession(sql, found.sessionId, "cancel");
      const session = (await find(token))?.session ?? found.session;
      if ("refused" in outcome) return { kind: "ended", session };
      return { kind: "cancelled", redirectTo: completedReturnUrl(session.returnUrl, session.id, "cancelled") };
    },
  };
}
