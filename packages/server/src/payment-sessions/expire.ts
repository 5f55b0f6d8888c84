import type { Sql } from "../database/pool.ts";
import type { Job } from "../jobs/job.ts";
import { expireDueSessions } from "./transition-repository.ts";

/** Large enough that a flood is soon over, small enough that no statement holds its locks for long. */
const batchSize = 200;

/** Flips the sessions whose time is over, and that nobody claimed in time. */
export const expireSessionsJob = ({ sql }: { sql: Sql }, intervalMs = 500): Job => ({
  name: "expire sessions",
  intervalMs,
  run: () => expireDueSessions(sql, batchSize),
});
