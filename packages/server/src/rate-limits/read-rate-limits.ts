import type { EnvironmentReader } from "../environment-reader.ts";
import type { RateLimitPolicy, RateLimits } from "./rate-limit-policy.ts";

/** Beyond these a limit limits nothing; that is also how one is turned off. */
const most = { perSecond: 100_000, burst: 10_000_000 };

export const readRateLimits = (reader: EnvironmentReader): RateLimits => ({
  apiKey: readPerSecond(reader, "key", "RATE_LIMIT", 200),
  page: readPerSecond(reader, "address", "HOSTED_PAGE_RATE_LIMIT", 20),
});

/** A burst is at least a second's requests, so that a policy's quota and window say what it lets pass. */
function readPerSecond(reader: EnvironmentReader, name: string, prefix: string, fallback: number): RateLimitPolicy {
  const perSecond = reader.integer(`${prefix}_PER_SECOND`, { fallback, min: 1, max: most.perSecond });
  const burst = reader.integer(`${prefix}_BURST`, { fallback: 10 * perSecond, min: perSecond, max: most.burst });
  return { name, perSecond, burst };
}
