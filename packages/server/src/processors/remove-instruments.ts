import type { Logger } from "pino";
import type { Environment } from "../api-keys/api-key.ts";
import type { Sql } from "../database/pool.ts";
import type { Job } from "../jobs/job.ts";
import type { Processors } from "./processor.ts";
import { finishRemoval, type InstrumentRemoval, postponeRemoval, takeDueRemovals } from "./removal-repository.ts";

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

/** Takes given-up instruments back at the provider, as often as it needs. */
export function removeInstrumentsJob({
  sql,
  processors,
  logger,
  intervalMs = 2_000,
  retrySeconds = 5,
}: RemoveInstrumentsSettings): Job {
  const environments = (["test", "live"] as const).filter((environment) => processors[environment] !== undefined);

  const remove = async (removal: InstrumentRemoval) => {
    const { environment, instrumentId, attemptCount } = removal;
    const result = await processorOf(environment).removeInstrument(instrumentId);
    if (result.kind === "removed") {
      await finishRemoval(sql, removal);
      logger.info({ environment, instrument: instrumentId }, "instrument removed");
      return;
    }
    logger.warn({ environment, instrument: instrumentId, reason: result.reason, attempt: attemptCount }, "not removed");
    const delaySeconds = Math.min(retrySeconds * 2 ** Math.min(attemptCount - 1, 20), longestDelaySeconds);
    await postponeRemoval(sql, removal, delaySeconds);
  };

  const processorOf = (environment: Environment) => {
    const processor = processors[environment];
    if (processor === undefined) throw new Error(`There is no processor for ${environment}.`);
    return processor;
  };

  return {
    name: "remove instruments",
    intervalMs,
    async run() {
      if (environments.length === 0) return 0;
      const removals = await takeDueRemovals(sql, environments, { leaseSeconds, limit: batchSize });
      await Promise.all(removals.map(remove));
      return removals.length;
    },
  };
}
