/** One thing that is not as it has to be. */
export interface Finding {
  /** The name of the check, as `--only` takes it. */
  check: string;
  /** The operation's id, or method and path of a request to none. */
  operation: string;
  expected: string;
  got: string;
  /** A JSON Pointer (RFC 6901) into the body of the request or of the response, where one place is meant. */
  pointer?: string;
  /** A line for a shell that repeats the request; the credentials come from the environment variable `PAYMENT_SESSIONS_API_KEY`. */
  curl: string;
  /** How many requests met it; only the first one is told of. */
  count: number;
}

export type NewFinding = Omit<Finding, "count" | "curl">;
