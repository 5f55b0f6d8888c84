import type { components } from "@payment-sessions/api-types";
import { unixSeconds } from "../unix-seconds.ts";
import type { LeasedDelivery } from "./leased-delivery.ts";
import { nextDelaySeconds } from "./retry-schedule.ts";
import type { AttemptResult } from "./send-webhook.ts";

/** What came of one attempt, and what follows from it. */
export interface AttemptRecord {
  delivery: Pick<LeasedDelivery, "id" | "lease" | "url">;
  /** In the words of the API, as it is stored. */
  attempt: components["schemas"]["DeliveryAttempt"];
  status: components["schemas"]["DeliveryStatus"];
  /** Until the next attempt; null unless the delivery is pending. */
  delaySeconds: number | null;
  /** The endpoint wants nothing any more. */
  gone: boolean;
}

export function recordAttempt(
  {
    id,
    lease,
    url,
    leasedAt,
    attemptCount,
  }: Pick<LeasedDelivery, "id" | "lease" | "url" | "leasedAt" | "attemptCount">,
  { statusCode, durationMs, error, retryAfterSeconds }: AttemptResult,
  random = Math.random,
): AttemptRecord {
  // Half a response says nothing: neither that the event has arrived, nor that no further one is wanted.
  const answer = error === null ? statusCode : null;
  const succeeded = answer !== null && answer >= 200 && answer < 300;
  const gone = answer === 410;
  const delaySeconds =
    succeeded || gone ? undefined : nextDelaySeconds(attemptCount + 1, { retryAfterSeconds, random });
  return {
    delivery: { id, lease, url },
    attempt: {
      attempted_at: unixSeconds(leasedAt),
      status_code: statusCode,
      duration_ms: Math.round(durationMs),
      error,
    },
    status: succeeded ? "succeeded" : delaySeconds === undefined ? "failed" : "pending",
    delaySeconds: delaySeconds ?? null,
    gone,
  };
}
