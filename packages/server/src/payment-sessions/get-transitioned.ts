import { ApiError, resourceNotFound } from "../errors.ts";
import type { PaymentSession } from "./payment-session.ts";
import type { TransitionOutcome } from "./transition-repository.ts";
import type { TransitionRefusal } from "./transitions.ts";

/** The session as a client's command left it; throws what the client is told when the command changed nothing. */
export function getTransitioned(outcome: TransitionOutcome | undefined): PaymentSession {
  if (outcome === undefined) throw resourceNotFound("payment session");
  if ("refused" in outcome) throw refusalError(outcome.refused);
  return outcome.session;
}

function refusalError(refusal: TransitionRefusal): Error {
  switch (refusal) {
    case "not_pending":
      return new ApiError("session_not_pending", "The session is already in a terminal state.");
    case "past_deadline":
      return new ApiError("session_expired", "The session is past its expires_at.");
    case "before_deadline":
    case "held":
      return new Error("A session cannot be too young for what a client asks of it.");
    default:
      return refusal satisfies never;
  }
}
