import type { HostedSessions } from "../payment-sessions/hosted-session.ts";
import type { PageLimits } from "../rate-limits/page-limits.ts";

export interface HostedPageSettings {
  sessions: HostedSessions;
  limits: PageLimits;
  /** What contractors see as the base of their addresses, without a slash at its end. */
  hostedPageUrl: string;
  /** Stands at the top of every page. */
  brandName: string;
}
