/** What an operator asks for cannot be done; the message is one sentence for whoever typed the command. */
export class OperatorError extends Error {
  override name = "OperatorError";
}
