import type { ValidationFailure } from "../runtime/validated.ts";

/** The status of the default answer to a request that is not valid. */
export function statusOf({ reason }: ValidationFailure): 400 | 415 {
  return reason === "unsupported_media_type" ? 415 : 400;
}
