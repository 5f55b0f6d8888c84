import { setTimeout as delay } from "node:timers/promises";

/**
 * Writes together what arrives while a write is under way and `gatherMs` before the next one, in the order of its
 * arrival: the more there is to do, the larger the groups, and a large group costs less by the item. A group that fails is written again one by one, so that one bad item spoils no other.
 */
export class GroupedWrites<T> {
  readonly #write: (items: readonly T[]) => Promise<void>;
  readonly #gatherMs: number;
  readonly #largestGroup: number;
  #waiting: Waiting<T>[] = [];
  #isWriting = false;

  constructor(
    write: (items: readonly T[]) => Promise<void>,
    { gatherMs = 0, largestGroup = 500 }: { gatherMs?: number; largestGroup?: number } = {},
  ) {
    this.#write = write;
    this.#gatherMs = gatherMs;
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
    while (this.#waiting.length > 0) {
      await delay(this.#gatherMs);
      await this.#writeGroup(this.#waiting.splice(0, this.#largestGroup));
    }
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
