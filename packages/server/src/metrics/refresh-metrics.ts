import type { Clock } from "../clock.ts";
import type { Database } from "../database/pool.ts";
import { databaseConnections, databaseStatements, databaseTransactions, databaseWaiting } from "./database-metrics.ts";
import { QueueGauges } from "./queue-gauges.ts";

/** What brings the gauges of a database up to date before they are printed. */
export function metricsOf({ sql, gate }: Pick<Database, "sql" | "gate">, clock: Clock): () => Promise<void> {
  const queues = new QueueGauges(sql, clock);
  return async () => {
    databaseConnections.set(gate.connections);
    databaseTransactions.set(gate.inUse.transaction);
    databaseStatements.set(gate.inUse.statement);
    databaseWaiting.set(gate.waiting);
    await queues.refresh();
  };
}
