import type { Environment } from "../api-keys/api-key.ts";
import type { Job } from "../jobs/job.ts";
import { encodeId } from "../ids.ts";
import { environments } from "../processors/processor.ts";
import type { Attempt } from "./attempt.ts";
import { takeDueAttempts } from "./claim-repository.ts";
import { type SettleSettings, settleAttempt } from "./settle-attempt.ts";

export interface RecoverSettings extends SettleSettings {
  intervalMs?: number;
}

const batchSize = 10;

/**
 * Finds out what became of the cards of processes that ended, or were not answered, while they asked the provider: by
 * sending the very same request once more. A job for each environment that has a provider: one that hangs must not keep
 * the other environment waiting.
 */
export const recoverAttemptsJobs = (settings: RecoverSettings): Job[] =>
  environments
    .filter((environment) => settings.processors[environment] !== undefined)
    .map((environment) => recoverAttemptsJob(settings, environment));

const recoverAttemptsJob = ({ intervalMs = 1_000, ...settings }: RecoverSettings, environment: Environment): Job => ({
  name: `recover attempts (${environment})`,
  intervalMs,
  async run() {
    const attempts = await takeDueAttempts(settings.sql, environment, batchSize, settings.times);
    await Promise.all(attempts.map((attempt) => recover(settings, attempt)));
    return attempts.length;
  },
});

/** One attempt that cannot be recovered keeps no other from it; it is due again when its claim has run out. */
async function recover(settings: SettleSettings, attempt: Attempt): Promise<void> {
  try {
    await settleAttempt(settings, attempt);
  } catch (error) {
    const session = encodeId("hps", attempt.sessionId);
    settings.logger.error({ err: error, session, attempt: attempt.number }, "attempt not recovered");
  }
}
