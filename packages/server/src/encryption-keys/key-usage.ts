import type { Sql } from "../database/pool.ts";
import type { EncryptionKeys } from "../encryption.ts";
import { ciphertextColumns } from "./ciphertext-columns.ts";
import { countValues } from "./repository.ts";

/** What one key is needed for. */
export interface KeyUsage {
  id: number;
  /** `missing`: values need it, and it is not configured. */
  role: "current" | "former" | "missing";
  /** How many values of each column it encrypted, by `table.column`; columns without any are left out. */
  values: Record<string, number>;
}

/** Every configured key and every other one that a stored value needs, the current one first. */
export async function getKeyUsage(sql: Sql, { currentId, keys }: EncryptionKeys): Promise<KeyUsage[]> {
  const values = new Map<number, Record<string, number>>([currentId, ...keys.keys()].map((id) => [id, {}]));
  for (const column of ciphertextColumns) {
    for (const [id, count] of await countValues(sql, column)) {
      values.set(id, { ...values.get(id), [`${column.table}.${column.column}`]: count });
    }
  }
  const roleOf = (id: number) => (id === currentId ? "current" : keys.has(id) ? "former" : "missing");
  return [...values].map(([id, counts]) => ({ id, role: roleOf(id), values: counts }));
}
