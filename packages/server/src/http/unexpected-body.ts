import type { ErrorDetail } from "../errors.ts";
import { escapePointer } from "./unstorable.ts";

/**
 * What is wrong with the body of an operation that has none, under whatever content type. Clients that send a body with
 * every POST send `{}` or `null` where there is nothing to say; everything else is a misunderstanding that they should
 * see.
 */
export function unexpectedBodyErrors(bytes: Buffer | undefined): ErrorDetail[] {
  if (bytes?.length === 0) return [];
  const body = bytes && tryParse(bytes);
  if (body === null) return [];
  if (typeof body !== "object" || Array.isArray(body))
    return [{ path: "", message: "The request body must be empty." }];
  return Object.keys(body).map((name) => ({
    path: `/${escapePointer(name)}`,
    message: `${JSON.stringify(name)} is not a known property.`,
  }));
}

/** Undefined for what is no JSON. */
function tryParse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}
