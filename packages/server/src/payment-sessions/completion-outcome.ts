import { completedReturnUrl } from "./completed-return-url.ts";
import type { CompletionOutcome, HostedSession } from "./hosted-session.ts";
import type { Settlement } from "./settle-attempt.ts";

/** How far an attempt to save a card got. */
export type Progress =
  | Settlement
  | { kind: "challenge_pending"; redirectTo: string }
  | { kind: "declined" | "ended" | "too_many_attempts" };

/** What the contractor is told; the session is as it was read after the attempt. */
export function completionOutcome(session: HostedSession, progress: Progress): CompletionOutcome {
  const ended = { kind: "ended", session } as const;
  const isOpen = session.state === "open";
  switch (progress.kind) {
    case "approved":
      return session.state === "completed" ? completed(session) : ended;
    case "too_late":
    case "ended":
      return ended;
    case "declined":
      return isOpen ? { kind: "declined", attemptsLeft: session.attemptsLeft } : ended;
    case "challenge":
    case "challenge_pending":
      return isOpen || session.state === "held" ? { kind: progress.kind, redirectTo: progress.redirectTo } : ended;
    case "card_token_invalid":
      return isOpen ? { kind: "card_token_invalid" } : ended;
    case "in_progress":
    case "too_many_attempts":
      return { kind: progress.kind };
    case "refused":
    case "unknown":
      return { kind: "unavailable" };
    default:
      return progress satisfies never;
  }
}

export const completed = ({ id, returnUrl }: HostedSession): CompletionOutcome => ({
  kind: "completed",
  redirectTo: completedReturnUrl(returnUrl, id, "completed"),
});
