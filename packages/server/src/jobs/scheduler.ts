import type { Logger } from "pino";
import { isDatabaseUnavailable } from "../database/error-codes.ts";
import { measureJob } from "../metrics/work-metrics.ts";
import type { Job } from "./job.ts";
import { WakeUp } from "./wake-up.ts";

export interface Scheduler {
  start(): void;
  /** Runs every job until none has anything to do, once, in the caller's time. */
  drain(): Promise<void>;
  /** Begins no further run, and waits for those under way. */
  stop(): Promise<void>;
}

/** A failing job pauses longer every time, up to this; what fails for want of the database is due as soon as that is. */
const longestPauseMs = { failed: 60_000, unavailable: 2_000 };

/** Each job in a loop of its own, so that none waits for another. */
export function createScheduler(jobs: readonly Job[], logger: Logger): Scheduler {
  let isStopping = false;
  const running = jobs.map((job) => ({ job, wakeUp: job.wakeUp ?? new WakeUp() }));
  let loops: Promise<void>[] = [];
  return {
    start() {
      if (loops.length === 0) loops = running.map(({ job, wakeUp }) => loop(job, wakeUp, logger, () => isStopping));
    },
    async drain() {
      for (let done = 1; done > 0;) {
        done = 0;
        for (const job of jobs) done += await job.run();
      }
    },
    async stop() {
      isStopping = true;
      for (const { wakeUp } of running) wakeUp.call();
      await Promise.all(loops);
      await Promise.all(jobs.map(async (job) => job.end?.()));
    },
  };
}

async function loop(job: Job, wakeUp: WakeUp, logger: Logger, isStopping: () => boolean): Promise<void> {
  let failures = 0;
  let longest = longestPauseMs.failed;
  while (!isStopping()) {
    let done = 0;
    try {
      done = await measureJob(job.name, () => job.run());
      failures = 0;
    } catch (error) {
      failures += 1;
      longest = isDatabaseUnavailable(error) ? longestPauseMs.unavailable : longestPauseMs.failed;
      logger.error({ err: error, job: job.name }, "job failed");
    }
    if (done === 0)
      await wakeUp.sleep(
        failures === 0 ? job.intervalMs : Math.min(job.intervalMs * 2 ** Math.min(failures, 16), longest),
      );
  }
}
