import type { Sql } from "./pool.ts";

/**
 * Calls `onChange` for every notification on the channel, and whenever listening begins: what was notified before went
 * unheard. It has a connection of its own, which is opened again when it is lost, and also when the first one fails.
 */
export function listen(sql: Sql, channel: string, onChange: () => void): void {
  // postgres.js rejects only the first attempt, and goes on trying by itself after that one too.
  sql.listen(channel, onChange, onChange).catch(() => {});
}
