import { setTimeout as delay } from "node:timers/promises";
import type { Sql } from "../database/pool.ts";
import type { Job } from "../jobs/job.ts";
import { expireDueSessions } from "./transition-repository.ts";

/** Small enough that nobody waits for a batch, with a rest in between, so that a flood leaves the database to requests. */
const batchSize = 40;
const restMs = 8;

/** Flips the sessions whose time is over, and that nobody claimed in time. */
export const expireSessionsJob = ({ sql }: { sql: Sql }, intervalMs = 500): Job => ({
  name: "expire sessions",
  intervalMs,
  async run() {
    const count = await expireDueSessions(sql, batchSize);
    if (count > 0) await delay(restMs);
    return count;
  },
});
