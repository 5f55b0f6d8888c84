import type { FastifyReply } from "fastify";
import { ApiError } from "../errors.ts";
import type { Verdict } from "../rate-limits/rate-limiter.ts";

/** Says on the answer, whatever it will be, how much of the limit is left. A request beyond the limit is refused. */
export function assertWithinLimit(verdict: Verdict, reply: FastifyReply): void {
  reply.headers(rateLimitHeaders(verdict));
  if (verdict.mayPass) return;
  throw new ApiError(
    "rate_limited",
    "Too many requests were sent with this API key; wait for the time in Retry-After.",
    {
      headers: { "retry-after": String(verdict.nextSeconds) },
    },
  );
}

/**
 * draft-ietf-httpapi-ratelimit-headers-11. Names and integers are spelt in structured fields (RFC 9651) as they are here.
 * The window of RateLimit ends when there is one more request: until then there are no more than it says, and on a
 * refusal it ends when Retry-After says so.
 */
export const rateLimitHeaders = ({ policy: { name, burst, perSecond }, remaining, nextSeconds }: Verdict) => ({
  "ratelimit-policy": `"${name}";q=${burst};w=${Math.ceil(burst / perSecond)}`,
  ratelimit: `"${name}";r=${remaining};t=${nextSeconds}`,
});
