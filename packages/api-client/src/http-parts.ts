import { createFinalURL, defaultBodySerializer, mergeHeaders as merge, removeTrailingSlash } from "openapi-fetch";
import { InvalidArgumentError } from "./errors.ts";

// All that is used of openapi-fetch, which no other file names. Its `createClient` is not: that one reads answers outside
// of any time-out, and its parse errors quote the answer.

/** Puts a URL together; `search` comes without its `?`. */
export function joinUrl(baseUrl: string, path: string, search: string): string {
  return createFinalURL(path, {
    baseUrl: removeTrailingSlash(baseUrl),
    params: {},
    pathSerializer: (url) => url,
    querySerializer: () => search,
  });
}

/**
 * Makes JSON, or a URL-encoded form when the headers say so; `FormData` stays what it is.
 *
 * @throws InvalidArgumentError that does not quote the body.
 */
export function serializeBody(body: unknown, headers: Headers): string | FormData {
  try {
    // Its declaration leaves the second parameter out.
    return (defaultBodySerializer as (body: unknown, headers: Headers) => string | FormData)(body, headers);
  } catch {
    throw new InvalidArgumentError("The body contains what JSON cannot say, such as a BigInt or a cycle.");
  }
}

/**
 * Merges headers; names count in any letter case, and later ones win.
 *
 * @throws InvalidArgumentError that, unlike the error of `Headers`, does not quote the value.
 */
export function mergeHeaders(...sets: readonly (Headers | Readonly<Record<string, string | undefined>>)[]): Headers {
  try {
    return merge(...sets);
  } catch {
    throw new InvalidArgumentError("The name or value of a header contains a character that HTTP does not allow.");
  }
}
