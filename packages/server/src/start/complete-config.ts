import { type Config, loadConfig } from "../config.ts";
import type { EncryptionKeys } from "../encryption.ts";

/** Nothing is left that `start` would make up for a developer. */
export type CompleteConfig = Config & { databaseUrl: string; encryptionKeys: EncryptionKeys };

/** @throws ConfigError */
export function loadCompleteConfig(command: string, env?: Record<string, string | undefined>): CompleteConfig {
  const config = loadConfig(env, { names: ["DATABASE_URL", "ENCRYPTION_KEY"], command });
  const { databaseUrl, encryptionKeys } = config;
  if (databaseUrl === undefined || encryptionKeys === undefined) throw new Error("A required setting was not read.");
  return { ...config, databaseUrl, encryptionKeys };
}
