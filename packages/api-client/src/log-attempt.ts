import type { Config } from "./client-options.ts";
import { AbortError, ConnectionError, TimeoutError } from "./errors.ts";
import type { LogEvent } from "./log-event.ts";
import type { Operation } from "./operation.ts";
import type { AnyResult } from "./read-answer.ts";

/** How one attempt ended: an answer of refusal is both a result and a failure. */
export interface Outcome {
  readonly result?: AnyResult;
  readonly failure?: unknown;
}

/** Tells the log hook about one attempt. A broken hook must not lose the caller an answer that came. */
export function logAttempt(
  { log }: Config,
  { operationId, method, path }: Operation,
  { result, failure }: Outcome,
  timing: Pick<LogEvent, "attempt" | "durationMs" | "retryInMs">,
): void {
  const answer = result ?? (failure as { status?: number; requestId?: string | undefined });
  const { status, requestId } = answer;
  try {
    log?.({ operationId, method, path, outcome: outcomeOf(failure), status, requestId, ...timing });
  } catch (error) {
    // oxlint-disable-next-line no-console -- the only way left to make it known
    console.error("The log hook of the payment sessions client threw:", error);
  }
}

function outcomeOf(failure: unknown): LogEvent["outcome"] {
  if (failure instanceof ConnectionError) return "connection_failed";
  if (failure instanceof TimeoutError) return "timed_out";
  return failure instanceof AbortError ? "aborted" : "answered";
}
