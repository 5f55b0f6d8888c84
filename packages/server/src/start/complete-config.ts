import { type Config, isProduction, loadConfig } from "../config.ts";
import type { EncryptionKeys } from "../encryption.ts";

/** Nothing is left that `start` would make up for a developer. */
export type CompleteConfig = Config & { databaseUrl: string; encryptionKeys: EncryptionKeys };

/** By default loopback addresses, which are of no use to clients and contractors. */
const publicUrls = ["API_URL", "HOSTED_PAGE_URL"];

/** What `serve` needs. @throws ConfigError */
export function loadServeConfig(env?: Record<string, string | undefined>): CompleteConfig {
  return loadCompleteConfig("serve", env, isProduction(env) ? publicUrls : []);
}

/** @throws ConfigError */
export function loadCompleteConfig(
  command: string,
  env?: Record<string, string | undefined>,
  others: readonly string[] = [],
): CompleteConfig {
  const config = loadConfig(env, { names: ["DATABASE_URL", "ENCRYPTION_KEY", ...others], command });
  const { databaseUrl, encryptionKeys } = config;
  if (databaseUrl === undefined || encryptionKeys === undefined) throw new Error("A required setting was not read.");
  return { ...config, databaseUrl, encryptionKeys };
}
