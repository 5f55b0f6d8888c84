/**
 * Writes together what arrives while a write is under way, in the order of its arrival: the more there is to do, the
 * larger the groups. A group that fails is written again one by one, so that one bad item spoils no other.
 */
export class GroupedWrites<T> {
  readonly #write: (items: readonly T[]) => Promise<void>;
  readonly #largestGroup: number;
  #waiting: Waiting<T>[] = [];
  #isWriting = false;

  constructor(write: (items: readonly T[]) => Promise<void>, largestGroup = 200) {
    this.#write = write;
    this.#largestGroup = largestGroup;
  }

  /** Settles once the item is written, or could not be. */
  add(item: T): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#waiting.push({ item, resolve, reject });
    if (!this.#isWriting) void this.#writeAll();
    return promise;
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true;
    // What arrives in the same turn of the event loop is in the first group already.
    await Promise.resolve();
    while (this.#waiting.length > 0) await this.#writeGroup(this.#waiting.splice(0, this.#largestGroup));
    this.#isWriting = false;
  }

  async #writeGroup(group: Waiting<T>[]): Promise<void> {
    try {
      await this.#write(group.map(({ item }) => item));
      for (const { resolve } of group) resolve();
    } catch (error) {
      if (group.length === 1) group[0]?.reject(error);
      else for (const waiting of group) await this.#writeGroup([waiting]);
    }
  }
}

interface Waiting<T> {
  item: T;
  resolve: () => void;
  reject: (error: unknown) => void;
}
