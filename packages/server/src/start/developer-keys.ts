import { join } from "node:path";
import { createApiKey, parseApiKey } from "../api-keys/api-key.ts";
import type { Environment } from "../api-keys/api-key.ts";
import { createPrivateFile, readFileIfExists, writePrivateFile } from "../private-file.ts";

/** The developer's own API keys as text; the database has only their digests. */
export interface DeveloperKeys {
  test: string;
  live: string;
  /** Of the test environment of another organization, to see that the two know nothing of each other. */
  other_test: string;
}

const environments: Record<keyof DeveloperKeys, Environment> = { test: "test", live: "live", other_test: "test" };

/** The same keys at every start, so that a command typed yesterday works today; new ones for those that are lost. */
export async function getDeveloperKeys(dataDir: string): Promise<DeveloperKeys> {
  const path = join(dataDir, "keys.json");
  const text = (await readFileIfExists(path)) ?? (await createPrivateFile(path, print(completed({}))));
  const kept = parseKeys(text);
  const keys = completed(kept);
  if (Object.keys(kept).length < Object.keys(keys).length) await writePrivateFile(path, print(keys));
  return keys;
}

function completed(kept: Partial<DeveloperKeys>): DeveloperKeys {
  const keyOf = (name: keyof DeveloperKeys) => kept[name] ?? createApiKey(environments[name]);
  return { test: keyOf("test"), live: keyOf("live"), other_test: keyOf("other_test") };
}

const print = (keys: DeveloperKeys) => `${JSON.stringify(keys, undefined, 2)}\n`;

/** Those of the file that are keys. */
function parseKeys(text: string | undefined): Partial<DeveloperKeys> {
  try {
    const found = Object.entries(JSON.parse(text ?? "{}") as Record<string, unknown>);
    return Object.fromEntries(found.filter(([name, key]) => isKey(key, environments[name as keyof DeveloperKeys])));
  } catch {
    return {};
  }
}

function isKey(text: unknown, environment: Environment | undefined): text is string {
  return environment !== undefined && typeof text === "string" && parseApiKey(text)?.environment === environment;
}
