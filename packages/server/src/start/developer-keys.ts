import { join } from "node:path";
import { createApiKey, parseApiKey } from "../api-keys/api-key.ts";
import type { Environment } from "../api-keys/api-key.ts";
import { readFileIfExists, writePrivateFile } from "./private-file.ts";

/** The developer's own API keys as text; the database has only their digests. */
export type DeveloperKeys = Record<Environment, string>;

/** The same keys at every start, so that a command typed yesterday works today; new ones when the file is lost. */
export async function getDeveloperKeys(dataDir: string): Promise<DeveloperKeys> {
  const path = join(dataDir, "keys.json");
  const kept = parseKeys(await readFileIfExists(path));
  if (kept !== undefined) return kept;
  const keys = { test: createApiKey("test"), live: createApiKey("live") };
  await writePrivateFile(path, `${JSON.stringify(keys, undefined, 2)}\n`);
  return keys;
}

function parseKeys(text: string | undefined): DeveloperKeys | undefined {
  if (text === undefined) return undefined;
  try {
    const { test, live } = JSON.parse(text) as Partial<Record<Environment, unknown>>;
    return isKey(test, "test") && isKey(live, "live") ? { test, live } : undefined;
  } catch {
    return undefined;
  }
}

function isKey(text: unknown, environment: Environment): text is string {
  return typeof text === "string" && parseApiKey(text)?.environment === environment;
}
