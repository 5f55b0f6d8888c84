import { GroupedStatements, longestRequestWaitMs } from "../database/grouped-statements.ts";
import type { Sql } from "../database/pool.ts";
import { intervalMicroseconds, type RateLimitPolicy } from "./rate-limit-policy.ts";
import { type Grant, takePermits } from "./repository.ts";

interface Ask {
  subject: string;
  permits: number;
}

/** What a limit says of one request. */
export interface Verdict {
  policy: RateLimitPolicy;
  mayPass: boolean;
  /** How many more requests may pass now. */
  remaining: number;
  /** Whole seconds, rounded up, until there is one more. */
  nextSeconds: number;
}

export interface RateLimiter {
  /** Counts a request of the subject. */
  count(subject: string): Promise<Verdict>;
  /** Takes more for a request that was let pass: so much, or what is left. The verdict tells what is left then. */
  charge(subject: string, permits: number): Promise<Verdict>;
}

export interface RateLimiterSettings {
  sql: Sql;
  /** What is stored in place of a subject. */
  pseudonym: (text: string) => Buffer;
}

/**
 * Holds the subjects of one policy to it, together with all other processes on the database. Requests that arrive while
 * a statement is under way share the next one, and are judged in the order of their arrival.
 */
export function createRateLimiter({ sql, pseudonym }: RateLimiterSettings, policy: RateLimitPolicy): RateLimiter {
  const groups = new GroupedStatements(judge, { retriesSingly: false, longestWaitMs: longestRequestWaitMs });
  return {
    count: (subject) => groups.add({ subject, permits: 1 }),
    charge: (subject, permits) => groups.add({ subject, permits }),
  };

  async function judge(asks: readonly Ask[]): Promise<Verdict[]> {
    const requests = [...Map.groupBy(asks, ({ subject }) => subject)].map(([subject, theirs]) => ({
      subject: pseudonym(`${policy.name} ${subject}`),
      permits: Math.min(policy.burst, sumOf(theirs)),
      asks: theirs,
    }));
    const grants = await takePermits(sql, policy, requests);
    const verdicts = new Map(
      requests.flatMap((request, index) => judgeInTurn(policy, request.asks, grants[index] as Grant)),
    );
    return asks.map((ask) => verdicts.get(ask) as Verdict);
  }
}

const sumOf = (asks: readonly Ask[]): number => asks.reduce((sum, { permits }) => sum + permits, 0);

/** In the order of arrival: the first ones pass, and each has less after it than the one before. */
function judgeInTurn(
  policy: RateLimitPolicy,
  asks: readonly Ask[],
  { granted, usedMicroseconds }: Grant,
): [Ask, Verdict][] {
  const interval = intervalMicroseconds(policy);
  const free = policy.burst - usedMicroseconds / interval;
  const left = Math.max(0, Math.floor(free));
  const nextSeconds = Math.max(1, Math.ceil(((left + 1 - free) * interval) / 1_000_000));
  let taken = 0;
  return asks.map((ask) => {
    taken += ask.permits;
    return [ask, { policy, mayPass: taken <= granted, remaining: left + Math.max(0, granted - taken), nextSeconds }];
  });
}
