import type { Logger } from "pino";
import { createAdminServer } from "../admin/admin-server.ts";
import { Readiness } from "../admin/readiness.ts";
import { systemClock } from "../clock.ts";
import type { Config } from "../config.ts";
import { readMigrations } from "../database/migrate.ts";
import type { Database } from "../database/pool.ts";
import { metricsOf } from "../metrics/refresh-metrics.ts";
import type { Closers } from "./closers.ts";
import { listen, PortTakenError } from "./listen.ts";

export interface Admin {
  /** Base URL, for clients on this machine. */
  url: string;
  /** The process does its work from now on, on a database that is up to date. */
  ready(database: Pick<Database, "sql" | "gate">): Promise<void>;
  /** From now on it says that it wants no more work. */
  stopping(): void;
}

/** Starts the admin listener: before everything else, so that it tells of the start, and ends after everything else. */
export async function runAdmin({ admin }: Pick<Config, "admin">, logger: Logger, closers: Closers): Promise<Admin> {
  const readiness = new Readiness(systemClock);
  let refreshMetrics: (() => Promise<void>) | undefined;
  const start = async (port: number) => {
    const server = createAdminServer({ readiness, refreshMetrics: async () => refreshMetrics?.(), logger });
    closers.add(() => server.close());
    return listen(server, { host: admin.host, port }, { host: "ADMIN_HOST", port: "ADMIN_PORT" });
  };
  const url = await start(admin.port).catch((error: unknown) => {
    // A second process with the same settings takes another port, unless it was told which one.
    if (error instanceof PortTakenError && !admin.isPortChosen) return start(0);
    throw error;
  });
  return {
    url,
    async ready(database) {
      refreshMetrics = metricsOf(database, systemClock);
      readiness.run(database.sql, await readMigrations());
    },
    stopping: () => readiness.stop(),
  };
}
