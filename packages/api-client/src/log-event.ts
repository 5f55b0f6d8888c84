/**
 * One attempt, as the log hook sees it. It has no field that could hold a key, a URL, an object's id, a header or a
 * body, so nothing secret can reach a log through it.
 */
export interface LogEvent {
  readonly operationId: string;
  readonly method: string;
  /** The template, such as `/api/v1/payment/sessions/{session}`: never the path that was sent. */
  readonly path: string;
  /** 1 for the first. */
  readonly attempt: number;
  readonly outcome: "answered" | "connection_failed" | "timed_out" | "aborted";
  /** `undefined` when no answer came. */
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly durationMs: number;
  /** The pause before the next attempt; `undefined` when this was the last one. */
  readonly retryInMs: number | undefined;
}
