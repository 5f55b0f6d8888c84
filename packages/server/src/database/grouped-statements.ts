import { setImmediate as endOfTurn, setTimeout as delay } from "node:timers/promises";

/** For what a request waits for: as long as for a connection. */
export const longestRequestWaitMs = 5_000;

export interface GroupedStatementsOptions {
  /** By default only for what else arrives in the same turn of the event loop. */
  gatherMs?: number;
  largestGroup?: number;
  /** Whether the items of a group that fails are sent again one by one, so that one bad item spoils no other. */
  retriesSingly?: boolean;
  /**
   * Who has waited for longer fails, so that a connection which has gone silent keeps nobody: neither those of its
   * statement nor those behind them. By default everybody waits for as long as it takes.
   */
  longestWaitMs?: number;
}

/**
 * Makes one statement of what arrives while a statement is under way and `gatherMs` before the next one, in the order of
 * its arrival: the more there is to do, the larger the groups, and a large group costs less by the item.
 */
export class GroupedStatements<T, Result = void> {
  readonly #run: Run<T, Result>;
  readonly #gatherMs: number;
  readonly #largestGroup: number;
  readonly #retriesSingly: boolean;
  readonly #longestWaitMs: number | undefined;
  readonly #waiting = new Set<Waiting<T, Result>>();
  #isRunning = false;

  /** `run` answers a result for each item, in their order. */
  constructor(
    run: Run<T, Result>,
    { gatherMs = 0, largestGroup = 500, retriesSingly = true, longestWaitMs }: GroupedStatementsOptions = {},
  ) {
    this.#run = run;
    this.#gatherMs = gatherMs;
    this.#largestGroup = largestGroup;
    this.#retriesSingly = retriesSingly;
    this.#longestWaitMs = longestWaitMs;
  }

  /** Settles once the item's statement is done, or could not be. */
  add(item: T): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    const waiting = { item, promise, resolve, reject };
    this.#waiting.add(waiting);
    if (this.#longestWaitMs !== undefined) this.#limitWait(waiting, this.#longestWaitMs);
    if (!this.#isRunning) void this.#runAll();
    return promise;
  }

  #limitWait(waiting: Waiting<T, Result>, longestWaitMs: number): void {
    const timer = setTimeout(() => {
      this.#waiting.delete(waiting);
      waiting.reject(Object.assign(new Error("The database did not answer in time."), { code: "ETIMEDOUT" }));
    }, longestWaitMs);
    const stop = () => clearTimeout(timer);
    waiting.promise.then(stop, stop);
  }

  async #runAll(): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting.size > 0) {
      await (this.#gatherMs === 0 ? endOfTurn() : delay(this.#gatherMs));
      const group = [...this.#waiting].slice(0, this.#largestGroup);
      for (const waiting of group) this.#waiting.delete(waiting);
      void this.#runGroup(group);
      // Not for the statement itself: nobody waits for one any more that all of them have given up.
      await Promise.allSettled(group.map(({ promise }) => promise));
    }
    this.#isRunning = false;
  }

  async #runGroup(group: Waiting<T, Result>[]): Promise<void> {
    if (group.length === 0) return;
    try {
      const results = await this.#run(group.map(({ item }) => item));
      for (const [index, { resolve }] of group.entries()) resolve(results?.[index] as Result);
    } catch (error) {
      if (this.#retriesSingly && group.length > 1) for (const waiting of group) await this.#runGroup([waiting]);
      else for (const { reject } of group) reject(error);
    }
  }
}

type Run<T, Result> = (items: readonly T[]) => Promise<void extends Result ? void : readonly Result[]>;

interface Waiting<T, Result> {
  item: T;
  promise: Promise<Result>;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}
