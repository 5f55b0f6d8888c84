import type { Runtime } from "./client-options.ts";
import { ApiError, ConnectionError, TimeoutError } from "./errors.ts";

const BASE_DELAY_MS = 500;
const LONGEST_DELAY_MS = 8_000;

/** A server that asks for a longer pause gets no retry: earlier ones would be unwelcome, and callers do not wait so long. */
const LONGEST_RETRY_AFTER_MS = 60_000;

/** The pause before the next attempt; `undefined` when the failure is final. */
export function retryDelayMs(
  failure: unknown,
  attempt: number,
  { random, now }: Pick<Runtime, "random" | "now">,
): number | undefined {
  if (!isTransient(failure)) {
    return undefined;
  }
  const delayMs = Math.round(random() * Math.min(LONGEST_DELAY_MS, BASE_DELAY_MS * 2 ** (attempt - 1)));
  const retryAfterMs = failure instanceof ApiError ? parseRetryAfter(failure.headers.get("retry-after"), now()) : 0;
  return retryAfterMs > LONGEST_RETRY_AFTER_MS ? undefined : Math.max(delayMs, retryAfterMs);
}

function isTransient(failure: unknown): boolean {
  if (!(failure instanceof ApiError)) {
    return failure instanceof ConnectionError || failure instanceof TimeoutError;
  }
  const { status, errorCode, headers } = failure;
  // The same key gets the same answer again, however often.
  if (headers.get("idempotent-replayed") === "true") {
    return false;
  }
  const inFlight = status === 409 && errorCode === "idempotency_key_in_use";
  return inFlight || status === 408 || status === 429 || (status >= 500 && status !== 501);
}

/** Milliseconds that `Retry-After` (RFC 9110, section 10.2.3) asks for: seconds or a date; 0 when it is neither. */
function parseRetryAfter(value: string | null, nowMs: number): number {
  if (value === null) {
    return 0;
  }
  const pauseMs = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - nowMs;
  return Math.max(0, pauseMs) || 0;
}
