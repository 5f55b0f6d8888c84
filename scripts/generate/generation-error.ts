/** A document that cannot be turned into code: names the place, then says in one sentence what is wrong there. */
export class GenerationError extends Error {
  override readonly name = "GenerationError";
  /** The place in the document, a JSON Pointer such as `/paths/~1contractors/post`. */
  readonly pointer: string;
  /** What is wrong there, as one sentence. */
  readonly sentence: string;

  constructor(pointer: string, sentence: string) {
    super(`${pointer}: ${sentence}`);
    this.pointer = pointer;
    this.sentence = sentence;
  }
}
