import type { Logger } from "pino";
import { migrate } from "../database/migrate.ts";
import type { Sql } from "../database/pool.ts";
import type { EncryptionKeys } from "../encryption.ts";
import { assertKnownKeys } from "../encryption-keys/known-keys.ts";

/** Brings the tables up to date, and makes sure that what is in them can be read. @throws OperatorError */
export async function prepareDatabase(sql: Sql, keys: EncryptionKeys, logger: Logger): Promise<void> {
  const migrations = await migrate(sql);
  if (migrations.length > 0) logger.info({ migrations }, "migrated");
  const missing = await assertKnownKeys(sql, keys);
  if (missing.length > 0)
    logger.warn({ key_ids: missing }, "encryption keys missing: what they encrypted is unreadable");
}
