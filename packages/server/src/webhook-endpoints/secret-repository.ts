import type { Queryable, TransactionSql } from "../database/pool.ts";

/** How long a secret is still good once another one took its place. */
const overlapHours = 24;

/**
 * As many signatures as a delivery may have. Whoever rotates more often than that within `overlapHours`, in a loop
 * perhaps, loses the oldest secrets early.
 */
const mostSecrets = 8;

/** Makes it the current one: the caller has retired the former. */
export async function insertSecret(
  sql: Queryable,
  { id, endpointId, ciphertext }: { id: string; endpointId: string; ciphertext: Buffer },
): Promise<void> {
  await sql`insert into webhook_secrets ${sql({ id, endpoint_id: endpointId, ciphertext })}`;
}

/** Lets the current secret expire and answers when it does; those retired before keep their own times. */
export async function retireCurrentSecret(sql: TransactionSql, endpointId: string): Promise<Date | undefined> {
  const [row] = await sql<{ expires_at: Date }[]>`
    update webhook_secrets set expires_at = current_second() + make_interval(hours => ${overlapHours})
    where endpoint_id = ${endpointId} and expires_at is null
    returning expires_at
  `;
  return row?.expires_at;
}

/** Ids sort by creation, so that the newest are left. */
export async function deleteSurplusSecrets(sql: TransactionSql, endpointId: string): Promise<void> {
  await sql`
    delete from webhook_secrets where id in (
      select id from webhook_secrets where endpoint_id = ${endpointId} order by id desc offset ${mostSecrets}
    )
  `;
}

export async function deleteSecrets(sql: TransactionSql, endpointId: string): Promise<void> {
  await sql`delete from webhook_secrets where endpoint_id = ${endpointId}`;
}
