import { type Config, ConfigError } from "../config.ts";
import type { EncryptionKeys } from "../encryption.ts";

/** Nothing is left that `start` would make up for a developer. */
export type CompleteConfig = Config & { databaseUrl: string; encryptionKeys: EncryptionKeys };

/** @throws ConfigError */
export function assertComplete(config: Config, command: string): CompleteConfig {
  const { databaseUrl, encryptionKeys } = config;
  const missing = Object.entries({ DATABASE_URL: databaseUrl, ENCRYPTION_KEY: encryptionKeys })
    .filter(([, value]) => value === undefined)
    .map(([name]) => `${name} must be set for "${command}"; "start" makes one for a developer.`);
  if (databaseUrl === undefined || encryptionKeys === undefined) throw new ConfigError(missing);
  return { ...config, databaseUrl, encryptionKeys };
}
