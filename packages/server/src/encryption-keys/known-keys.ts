import type { Sql } from "../database/pool.ts";
import { createEncryption, DecryptionError, type EncryptionKeys } from "../encryption.ts";
import { OperatorError } from "../operator-error.ts";

const checkText = "payment-sessions";
const contextOf = (id: number) => `encryption_keys.check_value of ${id}`;

/**
 * Makes every configured key known to the database, and makes sure that it is the one that was known by its id before:
 * with another one nothing stored could be read, and what it wrote could not be told apart from the rest. Answers the
 * ids of known keys that are not configured.
 *
 * @throws OperatorError
 */
export async function assertKnownKeys(sql: Sql, { keys }: EncryptionKeys): Promise<number[]> {
  return sql.begin(async (inner) => {
    for (const id of keys.keys()) {
      const value = createEncryption({ currentId: id, keys }).encrypt(checkText, contextOf(id));
      await inner`insert into encryption_keys (id, check_value) values (${id}, ${value}) on conflict do nothing`;
    }
    const known = await inner<{ id: number; value: Buffer }[]>`
      select id, check_value as value from encryption_keys order by id
    `;
    const other = known.find(({ id, value }) => keys.has(id) && !isReadable(keys, id, value));
    if (other === undefined) return known.map(({ id }) => id).filter((id) => !keys.has(id));
    throw new OperatorError(
      `The encryption key with the id ${other.id} is not the one that this database knows by that id; take that one.`,
    );
  });
}

/** Once nothing needs them, keys may be left out of the configuration, and their ids used again. */
export async function forgetKeys(sql: Sql, currentId: number): Promise<void> {
  await sql`delete from encryption_keys where id <> ${currentId}`;
}

function isReadable(keys: EncryptionKeys["keys"], id: number, value: Buffer): boolean {
  try {
    return createEncryption({ currentId: id, keys }).decrypt(value, contextOf(id)) === checkText;
  } catch (error) {
    if (error instanceof DecryptionError) return false;
    throw error;
  }
}
