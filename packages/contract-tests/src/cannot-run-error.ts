/** The suite could not be run at all: nothing can be said about the server. The message is one sentence for a person. */
export class CannotRunError extends Error {
  override name = "CannotRunError";
}
