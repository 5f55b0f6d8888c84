import { createAdminServer } from "../../src/admin/admin-server.ts";
import { Readiness } from "../../src/admin/readiness.ts";
import { type Clock, systemClock } from "../../src/clock.ts";
import { readMigrations } from "../../src/database/migrate.ts";
import type { Database } from "../../src/database/pool.ts";
import { createLogger } from "../../src/logger.ts";
import { metricsOf } from "../../src/metrics/refresh-metrics.ts";

export type TestAdmin = Awaited<ReturnType<typeof startTestAdmin>>;

/** The admin listener of a process that does its work on the database. */
export async function startTestAdmin(database: Pick<Database, "sql" | "gate">, clock: Clock = systemClock) {
  const readiness = new Readiness(clock);
  const refreshMetrics = metricsOf(database, clock);
  const server = createAdminServer({ readiness, refreshMetrics, logger: createLogger("silent") });
  const url = await server.listen({ host: "127.0.0.1", port: 0 });
  readiness.run(database.sql, await readMigrations());
  return {
    readiness,
    url,
    async get(path: string) {
      const response = await fetch(url + path);
      return { status: response.status, text: await response.text(), headers: response.headers };
    },
    /** By what a series is called, with its labels as they are printed. */
    async metrics() {
      const { text } = await this.get("/metrics");
      const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
      return new Map(
        lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ")))]),
      );
    },
    close: () => server.close(),
  };
}

/** A clock that goes on when it is told to; sleeping takes the real time. */
export function createTestClock() {
  let passedMs = 0;
  const clock: Clock = { ...systemClock, monotonicMs: () => passedMs };
  return { clock, pass: (ms: number) => void (passedMs += ms) };
}
