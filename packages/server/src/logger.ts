import { type DestinationStream, type Logger, pino } from "pino";
import { redactSecrets } from "./redact-secrets.ts";

/** Headers that carry credentials: nothing logs them, and if something ever does, this is what it gets. */
const redactedPaths = ["authorization", "idempotency-key", "ten99policy-idempotent-key"].flatMap((name) => [
  `["${name}"]`,
  `headers["${name}"]`,
  `*.headers["${name}"]`,
]);

export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    serializers: { err: (error: unknown) => describeError(error) },
    formatters: { log: describeErrors },
    redact: { paths: redactedPaths, censor: "[redacted]" },
    // The finished line, whatever part of it a secret has got into.
    hooks: { streamWrite: redactSecrets },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** An error under another name than `err` would be written with all of its fields. */
function describeErrors(line: Record<string, unknown>): Record<string, unknown> {
  for (const [name, value] of Object.entries(line)) {
    if (value instanceof Error && name !== "err") return describeErrors({ ...line, [name]: describeError(value) });
  }
  return line;
}

interface DescribedError {
  type: string;
  message: string;
  code?: unknown;
  constraint?: unknown;
  table?: unknown;
  stack?: string;
  cause?: DescribedError;
  errors?: DescribedError[];
}

const deepest = 3;
/** As many of an AggregateError's own errors as tell what was tried. */
const mostErrors = 5;

/**
 * What helps to find the fault. PostgreSQL's `detail` and `where` quote whole rows, so of its fields only names are
 * kept.
 */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const fields = error as Error & { code?: unknown; constraint_name?: unknown; table_name?: unknown };
  const errors = error instanceof AggregateError ? (error.errors as unknown[]).slice(0, mostErrors) : [];
  return {
    type: error.name,
    message: error.message,
    ...(fields.code !== undefined && { code: fields.code }),
    ...(fields.constraint_name !== undefined && { constraint: fields.constraint_name }),
    ...(fields.table_name !== undefined && { table: fields.table_name }),
    ...(error.stack !== undefined && { stack: error.stack }),
    ...(error.cause !== undefined && depth < deepest && { cause: describeError(error.cause, depth + 1) }),
    ...(errors.length > 0 && depth < deepest && { errors: errors.map((each) => describeError(each, depth + 1)) }),
  };
}
