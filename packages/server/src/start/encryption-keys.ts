import { loadEncryptionKeys } from "../config.ts";
import { migrate } from "../database/migrate.ts";
import { createEncryptionKey, nextKeyId } from "../encryption-keys/create-encryption-key.ts";
import { getKeyUsage, type KeyUsage } from "../encryption-keys/key-usage.ts";
import { assertKnownKeys, forgetKeys } from "../encryption-keys/known-keys.ts";
import { reencrypt } from "../encryption-keys/reencrypt.ts";
import { type CompleteConfig, loadCompleteConfig } from "./complete-config.ts";
import { explainFailure } from "./explain-failure.ts";
import { openDatabase, type OpenDatabase } from "./open-database.ts";
import { StartError } from "./start-error.ts";

/** What can be done with the keys of ENCRYPTION_KEY. */
export const encryptionKeyActions = {
  create: "Print a new key, with its id, to be added to ENCRYPTION_KEY.",
  status: "Say how many stored values need which key.",
  reencrypt: "Encrypt with the first key of ENCRYPTION_KEY what other keys encrypted; may be stopped and begun again.",
};

export type EncryptionKeyAction = keyof typeof encryptionKeyActions;

type Environment = Record<string, string | undefined>;

/** The command `encryption-keys`. Answers the exit code. */
export async function encryptionKeys(action: EncryptionKeyAction, env?: Environment): Promise<number> {
  try {
    const isDone = await act(action, env);
    return isDone ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${explainFailure(error)}\n`);
    return 1;
  }
}

async function act(action: EncryptionKeyAction, env?: Environment): Promise<boolean> {
  if (action === "create") return create(loadEncryptionKeys(env));
  const complete = loadCompleteConfig("encryption-keys", env);
  const database = await openDatabase(complete, { statementTimeoutMs });
  try {
    await migrate(database.sql);
    await assertKnownKeys(database.sql, complete.encryptionKeys);
    return await (action === "status" ? status(complete, database) : reencryptAll(complete, database));
  } finally {
    await database.close();
  }
}

/** To count means to read whole tables. */
const statementTimeoutMs = 600_000;

function create(keys: Parameters<typeof nextKeyId>[0]["keys"]): boolean {
  const id = nextKeyId({ keys });
  if (id === undefined) throw new StartError("Every id from 1 to 255 has a key; remove one that nothing needs.");
  print(`${id}:${createEncryptionKey()}`);
  return true;
}

/** Answers whether every value can be read. */
async function status({ encryptionKeys: keys }: CompleteConfig, { sql }: OpenDatabase): Promise<boolean> {
  const usage = await getKeyUsage(sql, keys);
  for (const each of usage) print(describe(each));
  return usage.every(({ role }) => role !== "missing");
}

/** Answers whether the current key is now the only one that anything needs. */
async function reencryptAll(config: CompleteConfig, { sql }: OpenDatabase): Promise<boolean> {
  const { encryptionKeys: keys } = config;
  const { reencrypted, unreadable } = await reencrypt(sql, keys);
  for (const each of unreadable) process.stderr.write(`${each}\n`);
  print(`${reencrypted} encrypted anew`);
  const usage = await getKeyUsage(sql, keys);
  for (const each of usage) print(describe(each));
  const isDone = usage.every(({ role, values }) => role === "current" || Object.keys(values).length === 0);
  if (isDone) await forgetKeys(sql, keys.currentId);
  return isDone;
}

const remarks: Record<KeyUsage["role"], string> = {
  current: " (encrypts)",
  former: "",
  missing: " (not in ENCRYPTION_KEY)",
};

function describe({ id, role, values }: KeyUsage): string {
  const counts = Object.entries(values).map(([column, count]) => `${count} in ${column}`);
  return `key ${id}${remarks[role]}: ${counts.join(", ") || "nothing needs it"}`;
}

const print = (line: string) => process.stdout.write(`${line}\n`);
