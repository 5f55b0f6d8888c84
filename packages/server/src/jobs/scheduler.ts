import { setTimeout as delay } from "node:timers/promises";
import type { Logger } from "pino";
import type { Job } from "./job.ts";

export interface Scheduler {
  start(): void;
  /** Runs every job until none has anything to do, once, in the caller's time. */
  drain(): Promise<void>;
  /** Begins no further run, and waits for those under way. */
  stop(): Promise<void>;
}

/** A failing job pauses longer every time, up to this. */
const longestPauseMs = 60_000;

/** Each job in a loop of its own, so that none waits for another. */
export function createScheduler(jobs: readonly Job[], logger: Logger): Scheduler {
  const stopping = new AbortController();
  let loops: Promise<void>[] = [];
  return {
    start() {
      if (loops.length === 0) loops = jobs.map((job) => loop(job, logger, stopping.signal));
    },
    async drain() {
      for (let done = 1; done > 0;) {
        done = 0;
        for (const job of jobs) done += await job.run();
      }
    },
    async stop() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

async function loop(job: Job, logger: Logger, signal: AbortSignal): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    let done = 0;
    try {
      done = await job.run();
      failures = 0;
    } catch (error) {
      failures += 1;
      logger.error({ err: error, job: job.name }, "job failed");
    }
    if (done === 0) await pause(Math.min(job.intervalMs * 2 ** Math.min(failures, 16), longestPauseMs), signal);
  }
}

/** Ends early when there is no more reason to wait. */
async function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  await delay(durationMs, undefined, { signal }).catch(() => {
    if (!signal.aborted) throw new Error("A pause ended for no reason.");
  });
}
