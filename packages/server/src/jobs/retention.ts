import type { Sql } from "../database/pool.ts";
import type { Job } from "./job.ts";
import { removeOld } from "./retention-repository.ts";

const batchSize = 500;

/**
 * Deletes what is older than it is kept: events and deliveries after 30 days, idempotency keys after 24 hours, signing
 * secrets once they have expired, what a deleted endpoint leaves behind, and rate limits that are free again. One kind
 * that fails keeps no other from it.
 */
export const retentionJob = ({ sql }: { sql: Sql }, intervalMs = 60_000): Job => ({
  name: "retention",
  intervalMs,
  async run() {
    let removed = 0;
    const failures: unknown[] = [];
    for (const remove of Object.values(removeOld)) {
      removed += await remove(sql, batchSize).catch((error: unknown) => {
        failures.push(error);
        return 0;
      });
    }
    if (failures.length > 0) throw failures[0];
    return removed;
  },
});
