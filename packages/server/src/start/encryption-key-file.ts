import { join } from "node:path";
import type { EncryptionKeys } from "../encryption.ts";
import { createEncryptionKey } from "../encryption-keys/create-encryption-key.ts";
import { parseEncryptionKeys } from "../encryption-keys/parse-encryption-keys.ts";
import { createPrivateFile, readFileIfExists } from "../private-file.ts";
import { StartError } from "./start-error.ts";

/** The keys that encrypt what the database must not reveal: one is made at first, and then kept in the data folder. */
export async function getEncryptionKeys(dataDir: string): Promise<EncryptionKeys> {
  const path = join(dataDir, "encryption.key");
  const text = (await readFileIfExists(path)) ?? (await createPrivateFile(path, `${createEncryptionKey()}\n`));
  const parsed = parseEncryptionKeys(text.trim());
  if ("problems" in parsed) throw new StartError(`The file ${path} must hold 32 bytes in base64.`);
  return parsed.keys;
}
