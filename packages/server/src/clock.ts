import { setTimeout as delay } from "node:timers/promises";

/** The process's clock: for log lines and durations only. What is stored or compared is the database's clock. */
export interface Clock {
  now(): Date;
  /** Milliseconds since an arbitrary moment; never goes back. */
  monotonicMs(): number;
  sleep(durationMs: number): Promise<void>;
}

export const systemClock: Clock = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
  sleep: (durationMs) => delay(durationMs),
};
