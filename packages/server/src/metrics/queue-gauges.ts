import type { Clock } from "../clock.ts";
import type { Sql } from "../database/pool.ts";
import { listQueues } from "./queue-repository.ts";
import { counter, gauge } from "./registry.ts";

const depth = gauge("queue_depth", "What waits to be done, counted up to 10,000.", ["queue"]);
const oldest = gauge("queue_oldest_seconds", "For how long the oldest entry of a queue has been due.", ["queue"]);
const failures = counter("queue_read_failures_total", "How often the database did not tell the queues in time.");

/** However many ask, the database is asked this often. */
const keptMs = 5_000;
const longestMs = 2_000;

/** Brings the gauges of the queues up to date. Without an answer in time they have no value, rather than an old one. */
export class QueueGauges {
  readonly #sql: Sql;
  readonly #clock: Clock;
  #readAtMs = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | undefined;

  constructor(sql: Sql, clock: Clock) {
    this.#sql = sql;
    this.#clock = clock;
  }

  async refresh(): Promise<void> {
    if (this.#clock.monotonicMs() - this.#readAtMs < keptMs) return;
    // One that is not answered is waited for again, and not asked anew.
    this.#reading ??= this.#read().finally(() => (this.#reading = undefined));
    const isLate = await Promise.race([this.#reading.then(() => false), this.#clock.sleep(longestMs).then(() => true)]);
    if (isLate) this.#forget();
  }

  async #read(): Promise<void> {
    try {
      const states = await listQueues(this.#sql);
      for (const { queue, depth: count, oldestSeconds } of states) {
        depth.set({ queue }, count);
        oldest.set({ queue }, oldestSeconds);
      }
    } catch {
      this.#forget();
    }
    this.#readAtMs = this.#clock.monotonicMs();
  }

  #forget(): void {
    failures.inc();
    depth.reset();
    oldest.reset();
  }
}
