import type { Environment } from "../api-keys/api-key.ts";
import type { PageSettings } from "../processors/processor.ts";

/** `held`: past due, but what became of a card that was sent in time is not known yet. */
export type HostedSessionState = "open" | "held" | "past_due" | "completed" | "cancelled" | "expired";

/** What the hosted page may know about a session: never its token, nor anything about a card. */
export interface HostedSession {
  /** With its prefix, as the organization knows it. */
  id: string;
  organizationName: string;
  contractorName: string;
  environment: Environment;
  returnUrl: string;
  expiresAt: Date;
  /** By the database's clock; 0 when past due. */
  secondsLeft: number;
  attemptsLeft: number;
  /** What became of a card is not known yet, or its holder is at a challenge. */
  isUnderWay: boolean;
  state: HostedSessionState;
  /** Undefined while no payment provider is configured for the environment. */
  processor: PageSettings | undefined;
}

/** What became of a card that somebody wanted to save. */
export type CompletionOutcome =
  /** To the `return_url`, with `hps_id` and `status`. */
  | { kind: "completed"; redirectTo: string }
  /** The session is still pending. */
  | { kind: "declined"; attemptsLeft: number }
  /** The provider does not know the token, or no longer: the card is to be filled in again. */
  | { kind: "card_token_invalid" }
  /** 3-D Secure, at the provider. */
  | { kind: "challenge"; redirectTo: string }
  /** The challenge was begun before and is not answered yet; another card may be tried instead. */
  | { kind: "challenge_pending"; redirectTo: string }
  /** Another tab or click is at it. */
  | { kind: "in_progress" }
  /** The provider is down or slow; the session is still pending, and recovery finds out what became of the card. */
  | { kind: "unavailable" }
  /** Final or past due. */
  | { kind: "ended"; session: HostedSession }
  | { kind: "too_many_attempts" };

export type HostedCancellation = { kind: "cancelled"; redirectTo: string } | { kind: "ended"; session: HostedSession };

/** What the hosted page does, by the token of its URL; undefined always says that the token is unknown or malformed. */
export interface HostedSessions {
  find(token: string): Promise<HostedSession | undefined>;
  complete(token: string, cardToken: string): Promise<CompletionOutcome | undefined>;
  /** The contractor comes back from 3-D Secure; any number of times. */
  resume(token: string): Promise<CompletionOutcome | undefined>;
  cancel(token: string): Promise<HostedCancellation | undefined>;
}
