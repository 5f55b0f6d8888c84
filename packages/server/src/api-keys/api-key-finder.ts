import type { Logger } from "pino";
import type { Clock } from "../clock.ts";
import { GroupedStatements, longestRequestWaitMs } from "../database/grouped-statements.ts";
import { listen } from "../database/listen.ts";
import type { Sql } from "../database/pool.ts";
import { ApiKeyCache } from "./api-key-cache.ts";
import { type ApiKey, findApiKeys, recordApiKeyUse } from "./repository.ts";

export interface ApiKeyFinderSettings {
  sql: Sql;
  clock: Clock;
  logger: Logger;
}

export interface ApiKeyFinder {
  /** The key with this digest; undefined when it is unknown, revoked or expired. */
  find(digest: Buffer): Promise<ApiKey | undefined>;
  /** From now on hears at once of every key that changes, for as long as the database is open. */
  listen(): void;
}

export function createApiKeyFinder({ sql, clock, logger }: ApiKeyFinderSettings): ApiKeyFinder {
  const cache = new ApiKeyCache({ clock });
  // Anybody can make up keys that look good: however many come at once, their look-ups take a single connection.
  const lookUps = new GroupedStatements((digests: readonly Buffer[]) => findApiKeys(sql, digests), {
    retriesSingly: false,
    longestWaitMs: longestRequestWaitMs,
  });
  return {
    async find(digest) {
      const cached = cache.get(digest);
      if (cached !== undefined) return cached;
      const lookUp = cache.beginLookUp();
      const found = await lookUps.add(digest);
      if (found === undefined) return undefined;
      const isFirst = cache.get(digest) === undefined;
      cache.set(digest, found, lookUp);
      if (found.isUseDue && isFirst) recordUse(found.apiKey.id);
      return found.apiKey;
    },

    listen: () => void listen(sql, "api_keys_changed", () => cache.clear()),
  };

  /** The request neither waits for this nor fails with it. */
  function recordUse(id: string): void {
    recordApiKeyUse(sql, id).catch((error: unknown) => logger.warn({ err: error }, "use of an API key not recorded"));
  }
}
