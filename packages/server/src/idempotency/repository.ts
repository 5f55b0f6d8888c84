import type { Queryable } from "../database/pool.ts";

/** An idempotency key counts for one operation under one API key. */
export interface KeyIdentity {
  apiKeyId: string;
  operationId: string;
  keyDigest: Buffer;
}

export interface UsedKey {
  fingerprint: Buffer;
  lease: string;
  /** Undefined while the request is being carried out. */
  answerCiphertext: Buffer | undefined;
}

interface UsedKeyRow {
  fingerprint: Buffer;
  lease: string;
  answer_ciphertext: Buffer | null;
}

/** How long an answer is kept; the retention job reads it too. */
export const keptHours = 24;

/** Longer than any request may take: whoever still had it then was killed, or is too late. */
const leaseSeconds = 30;

/**
 * The lease of whoever may carry the request out now; undefined when the key is in use or has its answer. PostgreSQL
 * evaluates the condition once it has locked the row, so of any number of rivals one gets the lease.
 */
export async function claimKey(
  sql: Queryable,
  { apiKeyId, operationId, keyDigest }: KeyIdentity,
  fingerprint: Buffer,
): Promise<string | undefined> {
  const [row] = await sql<{ lease: string }[]>`
    insert into idempotency_keys as used
      (api_key_id, operation_id, key_digest, fingerprint, created_at, lease, leased_until)
    values (${apiKeyId}, ${operationId}, ${keyDigest}, ${fingerprint}, clock_timestamp(), gen_random_uuid(),
      clock_timestamp() + make_interval(secs => ${leaseSeconds}))
    on conflict (api_key_id, operation_id, key_digest) do update set
      fingerprint = excluded.fingerprint,
      created_at = clock_timestamp(),
      lease = excluded.lease,
      leased_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}),
      answer_ciphertext = null
    where used.created_at <= clock_timestamp() - make_interval(hours => ${keptHours})
      or (used.answer_ciphertext is null and used.leased_until <= clock_timestamp())
    returning lease
  `;
  return row?.lease;
}

export async function findUsedKey(sql: Queryable, key: KeyIdentity): Promise<UsedKey | undefined> {
  const [row] = await sql<UsedKeyRow[]>`
    select fingerprint, lease, answer_ciphertext from idempotency_keys where ${isKey(sql, key)}
  `;
  return row && fromRow(row);
}

/** False when the lease is somebody else's by now, or has its answer, so that whatever this one did must not count. */
export async function storeAnswer(
  sql: Queryable,
  key: KeyIdentity,
  lease: string,
  answerCiphertext: Buffer,
): Promise<boolean> {
  const { count } = await sql`
    update idempotency_keys set answer_ciphertext = ${answerCiphertext} where ${isUnanswered(sql, key, lease)}
  `;
  return count > 0;
}

/** Leaves an answer alone: of a connection that broke at commit nobody knows whether there is one. */
export async function releaseKey(sql: Queryable, key: KeyIdentity, lease: string): Promise<void> {
  await sql`delete from idempotency_keys where ${isUnanswered(sql, key, lease)}`;
}

const isKey = (sql: Queryable, { apiKeyId, operationId, keyDigest }: KeyIdentity) => sql`
  api_key_id = ${apiKeyId} and operation_id = ${operationId} and key_digest = ${keyDigest}
`;

const isUnanswered = (sql: Queryable, key: KeyIdentity, lease: string) => sql`
  ${isKey(sql, key)} and lease = ${lease} and answer_ciphertext is null
`;

const fromRow = (row: UsedKeyRow): UsedKey => ({
  fingerprint: row.fingerprint,
  lease: row.lease,
  answerCiphertext: row.answer_ciphertext ?? undefined,
});
