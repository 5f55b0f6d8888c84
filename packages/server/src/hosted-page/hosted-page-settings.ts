import type { HostedSessions } from "../payment-sessions/hosted-session.ts";
import type { RateLimiter } from "../rate-limits/rate-limiter.ts";

export interface HostedPageSettings {
  sessions: HostedSessions;
  /** By address. */
  limiter: RateLimiter;
  /** What contractors see as the base of their addresses, without a slash at its end. */
  hostedPageUrl: string;
  /** Stands at the top of every page. */
  brandName: string;
}
