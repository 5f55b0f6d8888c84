import { expect } from "vitest";
import type { Sql } from "../../src/database/pool.ts";

/** Until so many statements wait for a lock: whoever holds it knows then that its rivals have come as far. */
export const waitingForLocks = (sql: Sql, count = 1) =>
  expect
    .poll(() => sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)
    .toHaveLength(count);
