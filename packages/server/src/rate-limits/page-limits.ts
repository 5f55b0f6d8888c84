import type { RateLimits } from "./rate-limit-policy.ts";
import { createRateLimiter, type RateLimiter, type RateLimiterSettings } from "./rate-limiter.ts";

/** Whose subjects are addresses. */
export interface PageLimits {
  /** Every request that asks for a session. */
  requests: RateLimiter;
  /** Those with a token that no session has. */
  guesses: RateLimiter;
}

export const createPageLimits = (
  settings: RateLimiterSettings,
  { page, guesses }: Pick<RateLimits, "page" | "guesses">,
): PageLimits => ({ requests: createRateLimiter(settings, page), guesses: createRateLimiter(settings, guesses) });
