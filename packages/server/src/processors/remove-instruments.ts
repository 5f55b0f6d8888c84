import type { Logger } from "pino";
import type { Environment } from "../api-keys/api-key.ts";
import type { Sql } from "../database/pool.ts";
import type { Job } from "../jobs/job.ts";
import { environments, type Processor, type Processors } from "./processor.ts";
import {
  dropRemoval,
  type InstrumentRemoval,
  isUnwanted,
  postponeRemoval,
  takeDueRemovals,
} from "./removal-repository.ts";

export interface RemoveInstrumentsSettings {
  sql: Sql;
  processors: Processors;
  logger: Logger;
  intervalMs?: number;
  /** The wait after a first failure; it doubles up to an hour. */
  retrySeconds?: number;
}

const batchSize = 10;
/** Longer than a request to the provider may take. */
const leaseSeconds = 60;
const longestDelaySeconds = 3600;

/**
 * Takes given-up instruments back at the provider, as often as it needs: a job for each environment that has one, since
 * a provider that hangs must not keep the other environment waiting.
 */
export const removeInstrumentsJobs = (settings: RemoveInstrumentsSettings): Job[] =>
  environments.flatMap((environment) => {
    const processor = settings.processors[environment];
    return processor === undefined ? [] : [removeInstrumentsJob(settings, environment, processor)];
  });

function removeInstrumentsJob(
  settings: RemoveInstrumentsSettings,
  environment: Environment,
  processor: Processor,
): Job {
  const { sql, intervalMs = 2_000 } = settings;
  return {
    name: `remove instruments (${environment})`,
    intervalMs,
    async run() {
      const removals = await takeDueRemovals(sql, environment, { leaseSeconds, limit: batchSize });
      await Promise.all(removals.map((removal) => remove(settings, processor, removal)));
      return removals.length;
    },
  };
}

async function remove(settings: RemoveInstrumentsSettings, processor: Processor, removal: InstrumentRemoval) {
  const { sql, logger, retrySeconds = 5 } = settings;
  const { environment, instrumentId, attemptCount } = removal;
  // Asked at the last moment: a session may have been completed with it since it was taken.
  if (!(await isUnwanted(sql, removal))) return dropRemoval(sql, environment, instrumentId);
  const result = await processor.removeInstrument(instrumentId);
  if (result.kind === "removed") {
    await dropRemoval(sql, environment, instrumentId);
    logger.info({ environment, instrument: instrumentId }, "instrument removed");
    return;
  }
  const line = { environment, instrument: instrumentId, reason: result.reason, attempt: attemptCount };
  logger[result.isOurs === true ? "error" : "warn"](line, "not removed");
  const delaySeconds = Math.min(retrySeconds * 2 ** Math.min(attemptCount - 1, 20), longestDelaySeconds);
  await postponeRemoval(sql, removal, delaySeconds);
}
