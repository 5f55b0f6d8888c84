import { GroupedWrites } from "../database/grouped-writes.ts";
import type { Sql } from "../database/pool.ts";
import { intervalMicroseconds, type RateLimitPolicy } from "./rate-limit-policy.ts";
import { type Grant, takePermits } from "./repository.ts";

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
  readonly policy: RateLimitPolicy;
  /** Counts a request of the subject. */
  count(subject: string): Promise<Verdict>;
}

export interface RateLimiterSettings {
  sql: Sql;
  /** What is stored in place of a subject. */
  pseudonym: (text: string) => Buffer;
}

/** Nobody is kept waiting for longer by a connection that has gone silent: the next statement takes another one. */
const longestWaitMs = 5_000;

/**
 * Holds the subjects of one policy to it, together with all other processes on the database. Requests that arrive while
 * a statement is under way share the next one, and are judged in the order of their arrival.
 */
export function createRateLimiter({ sql, pseudonym }: RateLimiterSettings, policy: RateLimitPolicy): RateLimiter {
  const groups = new GroupedWrites<string, Verdict>((subjects) => judge(subjects), { retriesSingly: false });

  async function judge(subjects: readonly string[]): Promise<Verdict[]> {
    const digests = new Map(subjects.map((subject) => [subject, pseudonym(`${policy.name} ${subject}`)]));
    const counts = Map.groupBy(subjects, (subject) => subject);
    const requests = [...digests].map(([subject, digest]) => ({
      subject: digest,
      count: Math.min(policy.burst, counts.get(subject)?.length ?? 0),
    }));
    const grants = await inTime(takePermits(sql, policy, requests));
    const open = new Map([...digests].map(([subject, digest]) => [subject, verdictsOf(grants.get(digest.toString("hex")))]));
    return subjects.map((subject) => open.get(subject)?.next().value as Verdict);
  }

  /** In the order of arrival: the first ones pass, and each has one less after it than the one before. */
  function* verdictsOf(grant: Grant | undefined): Generator<Verdict, never> {
    const { granted, usedMicroseconds } = grant ?? { granted: 0, usedMicroseconds: 0 };
    const interval = intervalMicroseconds(policy);
    const free = policy.burst - usedMicroseconds / interval;
    const left = Math.max(0, Math.floor(free));
    const nextSeconds = Math.max(1, Math.ceil(((left + 1 - free) * interval) / 1_000_000));
    for (let index = 1; ; index += 1) {
      yield { policy, mayPass: index <= granted, remaining: left + Math.max(0, granted - index), nextSeconds };
    }
  }

  return { policy, count: (subject) => groups.add(subject) };
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(Object.assign(new Error("The database did not tell the limit in time."), { code: "ETIMEDOUT" }));
  }, longestWaitMs);
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
