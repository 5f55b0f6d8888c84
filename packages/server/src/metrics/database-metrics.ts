import { counter, gauge, histogram } from "./registry.ts";

export const databaseWait = histogram(
  "database_wait_seconds",
  "How long those waited who had to wait for a connection to the database.",
);

export const databaseTimeouts = counter(
  "database_wait_timeouts_total",
  "Statements and transactions that got no connection in time: answered with 503.",
);

export const databaseConnections = gauge("database_connections_max", "Connections that the pool may open.");
export const databaseTransactions = gauge("database_transactions", "Transactions that have a connection.");
export const databaseStatements = gauge("database_statements", "Statements in flight outside of transactions.");
export const databaseWaiting = gauge("database_waiting", "Statements and transactions that wait for a connection.");
