/** A token bucket: `burst` requests at once, of which `perSecond` are free again in every second, evenly spread. */
export interface RateLimitPolicy {
  /** What the headers call it. */
  name: string;
  perSecond: number;
  burst: number;
}

export interface RateLimits {
  /** For each API key. */
  apiKey: RateLimitPolicy;
  /** For each address that the hosted page is asked from. */
  page: RateLimitPolicy;
}

/** The time in which one more request is free. */
export const intervalMicroseconds = ({ perSecond }: RateLimitPolicy): number => Math.round(1_000_000 / perSecond);
