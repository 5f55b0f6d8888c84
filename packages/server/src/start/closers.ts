/** What has been started, to be stopped in the opposite order. */
export class Closers {
  readonly #steps: (() => Promise<void>)[] = [];
  #closing: Promise<void> | undefined;

  add(step: () => Promise<void>): void {
    this.#steps.push(step);
  }

  /** Every step is tried; the first failure is thrown when all are done. Calling it again waits for the first call. */
  close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    return this.#closing;
  }

  async #closeAll(): Promise<void> {
    const failures: unknown[] = [];
    for (const step of this.#steps.toReversed()) {
      await step().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }
}
