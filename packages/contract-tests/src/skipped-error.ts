/** A check does not apply, or lacks what it needs; the message says what. */
export class SkippedError extends Error {
  override name = "SkippedError";
}
