import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Job } from "../../src/jobs/job.ts";
import { createScheduler } from "../../src/jobs/scheduler.ts";
import { createLog } from "../harness/saving-cards.ts";

const aDay = 86_400_000;

/** A job that has so much to do, and counts its runs. */
function countedJob(name: string, workload: number[]): Job & { runs: number } {
  const job = {
    name,
    intervalMs: aDay,
    runs: 0,
    async run() {
      job.runs += 1;
      return workload.shift() ?? 0;
    },
  };
  return job;
}

async function until(condition: () => boolean) {
  while (!condition()) await turn();
}

describe("the scheduler", () => {
  it("runs a job without a pause as long as there is something to do", async () => {
    const job = countedJob("busy", [10, 10, 3]);
    const scheduler = createScheduler([job], createLog().logger);
    scheduler.start();
    await until(() => job.runs === 4);
    await scheduler.stop();
    expect(job.runs).toBe(4);
  });

  it("lets no job wait for another", async () => {
    const { promise, resolve } = Promise.withResolvers<number>();
    const slow: Job = { name: "slow", intervalMs: aDay, run: () => promise };
    const quick = countedJob("quick", [1, 1]);
    const scheduler = createScheduler([slow, quick], createLog().logger);
    scheduler.start();
    await until(() => quick.runs === 3);
    resolve(0);
    await scheduler.stop();
    expect(quick.runs).toBe(3);
  });

  it("waits at stop for the run that is under way, and begins no other", async () => {
    const { promise, resolve } = Promise.withResolvers<number>();
    let runs = 0;
    const run = () => {
      runs += 1;
      return promise;
    };
    const scheduler = createScheduler([{ name: "slow", intervalMs: 0, run }], createLog().logger);
    scheduler.start();
    let stopped = false;
    const stopping = scheduler.stop().then(() => (stopped = true));
    await turn();
    expect(stopped).toBe(false);
    resolve(5);
    await stopping;
    expect(runs).toBe(1);
  });

  it("logs a failure and runs the job again", async () => {
    const log = createLog();
    const { promise: ranAgain, resolve } = Promise.withResolvers<void>();
    const again = async () => {
      resolve();
      return 0;
    };
    const runs = [() => Promise.reject(new Error("broken")), again];
    const run = async () => (runs.shift() ?? again)();
    const scheduler = createScheduler([{ name: "fragile", intervalMs: 1, run }], log.logger);
    scheduler.start();
    await ranAgain;
    await scheduler.stop();
    expect(log.text()).toContain("broken");
    expect(log.text()).toContain('"job":"fragile"');
  });

  it("drains every job until none has anything to do", async () => {
    const jobs = [countedJob("one", [2, 1]), countedJob("two", [0, 4])];
    await createScheduler(jobs, createLog().logger).drain();
    expect(jobs.map(({ runs }) => runs)).toEqual([3, 3]);
  });

  it("begins no run once it was stopped", async () => {
    const job = countedJob("late", [1, 1]);
    const scheduler = createScheduler([job], createLog().logger);
    await scheduler.stop();
    scheduler.start();
    await scheduler.stop();
    expect(job.runs).toBe(0);
  });
});
