/** What has been started, to be stopped in the opposite order. */
export class Closers {
  readonly #steps: (() => Promise<void>)[] = [];
  #closing: Promise<void> | undefined;

  add(step: () => Promise<void>): void {
    this.#steps.push(step);
  }

  /**
   * Every step is tried; the first failure is thrown when all are done. Another call waits for the one before, and
   * stops what was added since.
   */
  close(): Promise<void> {
    const before = this.#closing;
    this.#closing = (async () => {
      await before?.catch(() => {});
      await this.#closeAll();
    })();
    return this.#closing;
  }

  async #closeAll(): Promise<void> {
    const failures: unknown[] = [];
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
      await step().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }
}
