import type { Sql } from "./pool.ts";

export interface Listener {
  stop(): Promise<void>;
}

/**
 * Calls `onChange` for every notification on the channel, and whenever listening begins: what was notified before went
 * unheard. It has a connection of its own, which is opened again when it is lost, and also when the first one fails.
 */
export function listen(sql: Sql, channel: string, onChange: () => void): Listener {
  // postgres.js rejects only the first attempt, and goes on trying by itself after that one too.
  const listening = sql.listen(channel, onChange, onChange).catch(() => undefined);
  return {
    async stop() {
      // A database that cannot be told any more has forgotten already.
      await (await listening)?.unlisten().catch(() => {});
    },
  };
}
