/** Seconds to wait before each attempt; after the last one there is no further. */
export const attemptDelaysSeconds = [0, 5, 300, 1_800, 7_200, 18_000, 36_000, 36_000] as const;

/** Deliveries that failed together do not come back together. */
const jitter = 0.1;
/** An endpoint may ask for a longer wait, up to this. */
export const longestRetryAfterSeconds = 86_400;

/** Seconds until the next attempt after so many that failed; undefined when there is none. */
export function nextDelaySeconds(
  attemptCount: number,
  { retryAfterSeconds = 0, random }: { retryAfterSeconds?: number | undefined; random: () => number },
): number | undefined {
  const delay = attemptDelaysSeconds[attemptCount];
  if (delay === undefined) return undefined;
  const jittered = delay * (1 + jitter * (2 * random() - 1));
  return Math.max(jittered, Math.min(retryAfterSeconds, longestRetryAfterSeconds));
}

/** A `Retry-After` header (RFC 9110, section 10.2.3) in seconds from now; undefined unless there is one to read. */
export function parseRetryAfter(header: string | string[] | undefined, nowMs: number): number | undefined {
  if (typeof header !== "string") return undefined;
  const text = header.trim();
  if (/^\d+$/.test(text)) return Math.min(Number(text), longestRetryAfterSeconds);
  const untilMs = /^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(untilMs)) return undefined;
  return Math.min(Math.max(Math.ceil((untilMs - nowMs) / 1_000), 0), longestRetryAfterSeconds);
}
