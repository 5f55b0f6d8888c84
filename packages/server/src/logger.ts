import { type DestinationStream, type Logger, pino } from "pino";

/** Texts that give access to something, wherever they turn up in a message or a stack. */
const secrets: readonly [RegExp, string][] = [
  [/\bt9k_(test|live)_[0-9A-Za-z]+/g, "t9k_$1_[redacted]"],
  [/\b(test|live)_[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/g, "$1_[redacted]"],
  [/\b([ps]k|tok)_(?:sbox_)?[0-9A-Za-z]{20,}/g, "$1_[redacted]"],
  [/\bwhsec_[A-Za-z0-9+/=]+/g, "whsec_[redacted]"],
];

export const redactSecrets = (text: string): string =>
  secrets.reduce((redacted, [pattern, replacement]) => redacted.replace(pattern, replacement), text);

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
    redact: { paths: redactedPaths, censor: "[redacted]" },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

interface DescribedError {
  type: string;
  message: string;
  code?: unknown;
  constraint?: unknown;
  table?: unknown;
  stack?: string;
  cause?: DescribedError;
}

/**
 * What helps to find the fault. PostgreSQL's `detail` and `where` quote whole rows, so of its fields only names are
 * kept.
 */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: redactSecrets(String(error)) };
  const fields = error as Error & { code?: unknown; constraint_name?: unknown; table_name?: unknown };
  return {
    type: error.name,
    message: redactSecrets(error.message),
    ...(fields.code !== undefined && { code: fields.code }),
    ...(fields.constraint_name !== undefined && { constraint: fields.constraint_name }),
    ...(fields.table_name !== undefined && { table: fields.table_name }),
    ...(error.stack !== undefined && { stack: redactSecrets(error.stack) }),
    ...(error.cause !== undefined && depth < 3 && { cause: describeError(error.cause, depth + 1) }),
  };
}
