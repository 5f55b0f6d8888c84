import { InvalidArgumentError } from "./errors.ts";
import type { RequestOptions } from "./client-options.ts";

/** The API's own name, and the standard one, which it accepts as well. */
const NAMES = ["ten99policy-idempotent-key", "idempotency-key"] as const;

/**
 * The header that lets a `POST` be sent again without a second effect: all attempts of one call carry the same key.
 * Empty where none is needed, or where the caller has put one into `headers`.
 */
export function idempotencyHeader(
  method: string,
  headers: Headers,
  { idempotencyKey }: RequestOptions,
  randomUUID: () => string,
): Record<string, string> {
  if (idempotencyKey !== undefined && !/^[\x20-\x7e]{1,255}$/.test(idempotencyKey)) {
    throw new InvalidArgumentError("idempotencyKey must have 1 to 255 printable ASCII characters.");
  }
  if (method !== "POST" || (idempotencyKey === undefined && hasIdempotencyKey(headers))) {
    return {};
  }
  return { [NAMES[0]]: idempotencyKey ?? randomUUID() };
}

/** Whether sending the request again cannot have a second effect (RFC 9110, section 9.2.2). */
export function isRepeatable(method: string, headers: Headers): boolean {
  return /^(GET|HEAD|OPTIONS|TRACE|PUT|DELETE)$/.test(method) || hasIdempotencyKey(headers);
}

function hasIdempotencyKey(headers: Headers): boolean {
  return NAMES.some((name) => headers.has(name));
}
