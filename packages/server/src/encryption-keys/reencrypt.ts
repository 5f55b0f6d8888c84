import type { Sql } from "../database/pool.ts";
import { createEncryption, DecryptionError, type Encryption, type EncryptionKeys } from "../encryption.ts";
import { type CiphertextColumn, ciphertextColumns } from "./ciphertext-columns.ts";
import { listValues, type Replacement, replaceValues, type StoredValue } from "./repository.ts";

export interface Reencryption {
  reencrypted: number;
  /** Values that none of the keys decrypts: table, column and id, with the reason. They stay as they are. */
  unreadable: string[];
}

/** Small enough that nobody waits for the rows of a batch. */
const defaultBatchSize = 500;

/**
 * Encrypts with the current key whatever another key has encrypted. It may be stopped at any time and begun again: what
 * is done is passed over. Requests go on meanwhile.
 */
export async function reencrypt(
  sql: Sql,
  keys: EncryptionKeys,
  { batchSize = defaultBatchSize }: { batchSize?: number } = {},
): Promise<Reencryption> {
  const encryption = createEncryption(keys);
  const total: Reencryption = { reencrypted: 0, unreadable: [] };
  for (const column of ciphertextColumns) {
    for (let after: string | undefined; ;) {
      const values = await listValues(sql, column, keys.currentId, after, batchSize);
      const { replacements, unreadable } = encryptAnew(encryption, column, values);
      if (replacements.length > 0) total.reencrypted += await replaceValues(sql, column, replacements);
      total.unreadable.push(...unreadable);
      after = values.at(-1)?.id;
      if (values.length < batchSize) break;
    }
  }
  return total;
}

function encryptAnew(encryption: Encryption, { table, column, context }: CiphertextColumn, values: StoredValue[]) {
  const replacements: Replacement[] = [];
  const unreadable: string[] = [];
  for (const { id, ciphertext: former } of values) {
    if (former === undefined) continue;
    try {
      const ciphertext = encryption.encrypt(encryption.decrypt(former, context(id)), context(id));
      replacements.push({ id, former, ciphertext });
    } catch (error) {
      if (!(error instanceof DecryptionError)) throw error;
      unreadable.push(`${table}.${column} of ${id}: ${error.message}`);
    }
  }
  return { replacements, unreadable };
}
