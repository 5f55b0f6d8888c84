import { createSecretKey, randomBytes } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { join } from "node:path";
import { parseEncryptionKey } from "../config.ts";
import { readFileIfExists, writePrivateFile } from "./private-file.ts";
import { StartError } from "./start-error.ts";

/** The key that encrypts what the database must not reveal, made once and then kept in the data folder. */
export async function getEncryptionKey(dataDir: string): Promise<KeyObject> {
  const path = join(dataDir, "encryption.key");
  const text = await readFileIfExists(path);
  if (text === undefined) {
    const bytes = randomBytes(32);
    await writePrivateFile(path, `${bytes.toString("base64")}\n`);
    return createSecretKey(bytes);
  }
  const key = parseEncryptionKey(text.trim());
  if (key === undefined) throw new StartError(`The file ${path} must hold 32 bytes in base64.`);
  return key;
}
