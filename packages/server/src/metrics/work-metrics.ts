import { counter, gauge, histogram } from "./registry.ts";

export const transitions = counter("transitions_total", "Payment sessions that ended, by what they are now.", [
  "status",
]);

export const deliveries = counter("delivery_attempts_total", "Attempts to deliver an event, by what came of them.", [
  "outcome",
]);

export const deliveryDuration = histogram("delivery_attempt_duration_seconds", "How long an attempt to deliver took.");

const jobRuns = counter("job_runs_total", "Runs of background jobs.", ["job", "outcome"]);
const jobDuration = histogram("job_duration_seconds", "How long a run of a background job took.", ["job"]);
const jobSuccess = gauge("job_last_success_timestamp_seconds", "When a job last ended without a failure.", ["job"]);

/** Counts a run, and hands on what it answers or throws. */
export async function measureJob<T>(job: string, run: () => Promise<T>): Promise<T> {
  const took = jobDuration.startTimer({ job });
  try {
    const result = await run();
    jobRuns.inc({ job, outcome: "succeeded" });
    jobSuccess.setToCurrentTime({ job });
    return result;
  } catch (error) {
    jobRuns.inc({ job, outcome: "failed" });
    throw error;
  } finally {
    took();
  }
}
