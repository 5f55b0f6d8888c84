import type { Sql } from "../database/pool.ts";
import type { Job } from "./job.ts";
import { removeOld } from "./retention-repository.ts";

const batchSize = 500;

/** Deletes what is older than it is kept: events and deliveries after 30 days, signing secrets once they have expired. */
export const retentionJob = ({ sql }: { sql: Sql }, intervalMs = 60_000): Job => ({
  name: "retention",
  intervalMs,
  async run() {
    let removed = 0;
    for (const remove of Object.values(removeOld)) removed += await remove(sql, batchSize);
    return removed;
  },
});
