import { setImmediate as endOfTurn, setTimeout as delay } from "node:timers/promises";

export interface GroupedWritesOptions {
  /** By default only for what else arrives in the same turn of the event loop. */
  gatherMs?: number;
  largestGroup?: number;
  /** Whether the items of a group that fails are written again one by one, so that one bad item spoils no other. */
  retriesSingly?: boolean;
}

/**
 * Writes together what arrives while a write is under way and `gatherMs` before the next one, in the order of its
 * arrival: the more there is to do, the larger the groups, and a large group costs less by the item.
 */
export class GroupedWrites<T, Result = void> {
  readonly #write: Write<T, Result>;
  readonly #gatherMs: number;
  readonly #largestGroup: number;
  readonly #retriesSingly: boolean;
  #waiting: Waiting<T, Result>[] = [];
  #isWriting = false;

  /** `write` answers a result for each item, in their order. */
  constructor(
    write: Write<T, Result>,
    { gatherMs = 0, largestGroup = 500, retriesSingly = true }: GroupedWritesOptions = {},
  ) {
    this.#write = write;
    this.#gatherMs = gatherMs;
    this.#largestGroup = largestGroup;
    this.#retriesSingly = retriesSingly;
  }

  /** Settles once the item is written, or could not be. */
  add(item: T): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    this.#waiting.push({ item, resolve, reject });
    if (!this.#isWriting) void this.#writeAll();
    return promise;
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) {
      await (this.#gatherMs === 0 ? endOfTurn() : delay(this.#gatherMs));
      await this.#writeGroup(this.#waiting.splice(0, this.#largestGroup));
    }
    this.#isWriting = false;
  }

  async #writeGroup(group: Waiting<T, Result>[]): Promise<void> {
    try {
      const results = await this.#write(group.map(({ item }) => item));
      for (const [index, { resolve }] of group.entries()) resolve(results?.[index] as Result);
    } catch (error) {
      if (this.#retriesSingly && group.length > 1) for (const waiting of group) await this.#writeGroup([waiting]);
      else for (const { reject } of group) reject(error);
    }
  }
}

type Write<T, Result> = (items: readonly T[]) => Promise<Result extends void ? void : readonly Result[]>;

interface Waiting<T, Result> {
  item: T;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}
