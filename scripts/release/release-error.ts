/** Why nothing, or nothing more, is published: a sentence for whoever asked for it. */
export class ReleaseError extends Error {
  override name = "ReleaseError";
}
