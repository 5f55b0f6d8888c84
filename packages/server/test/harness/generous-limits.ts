import type { RateLimitPolicy, RateLimits } from "../../src/rate-limits/rate-limit-policy.ts";
import type { RateLimiter } from "../../src/rate-limits/rate-limiter.ts";

const generous = (name: string): RateLimitPolicy => ({ name, perSecond: 100_000, burst: 1_000_000 });

/** For tests of everything else: they count, and never refuse. */
export const generousLimits: RateLimits = {
  apiKey: generous("key"),
  page: generous("address"),
};

const pass = async () => ({ policy: generousLimits.apiKey, mayPass: true, remaining: 1, nextSeconds: 1 });

/** For a listener without a database. */
export const passing: RateLimiter = { count: pass, charge: pass };
