import type { Fragment, Queryable } from "../database/pool.ts";
import { keptHours } from "../idempotency/repository.ts";

const retentionDays = 30;

/** As one value and not one for every row, so that an index is asked; what comes first in it is the oldest. */
const cutOff = (sql: Queryable) => sql`(select id_at(clock_timestamp() - make_interval(days => ${retentionDays})))`;

/**
 * Each of these deletes one batch and answers how many rows that were. Whatever a rival has locked, such as another
 * worker that does the same, is left to it.
 */
export const removeOld: Record<string, (sql: Queryable, limit: number) => Promise<number>> = {
  deliveries: (sql, limit) =>
    deleteDeliveries(
      sql,
      sql`select id from deliveries where id < ${cutOff(sql)} order by id limit ${limit} for update skip locked`,
    ),

  /** Those that were asked for later. */
  deliveriesOfOldEvents: (sql, limit) =>
    deleteDeliveries(
      sql,
      sql`
        select id from deliveries where event_id < ${cutOff(sql)}
        order by event_id limit ${limit} for update skip locked
      `,
    ),

  /** Nobody sees these any more, and whoever looks for what is due would pass them every time. */
  deliveriesOfDeletedEndpoints: (sql, limit) =>
    deleteDeliveries(
      sql,
      sql`
        select delivery.id from webhook_endpoints as endpoint cross join lateral (
          select id from deliveries where endpoint_id = endpoint.id limit ${limit} for update skip locked
        ) as delivery
        where endpoint.deleted_at is not null limit ${limit}
      `,
    ),

  async deletedEndpoints(sql, limit) {
    const rows = await sql`
      with old as materialized (
        select id from webhook_endpoints as endpoint
        where deleted_at is not null and not exists (select from deliveries where endpoint_id = endpoint.id)
        limit ${limit} for update skip locked
      ), secrets as (
        delete from webhook_secrets using old where webhook_secrets.endpoint_id = old.id
      )
      delete from webhook_endpoints using old where webhook_endpoints.id = old.id
    `;
    return rows.count;
  },

  async events(sql, limit) {
    const rows = await sql`
      with old as materialized (
        select id from events as event
        where id < ${cutOff(sql)} and not exists (select from deliveries where event_id = event.id)
        order by id limit ${limit} for update skip locked
      )
      delete from events using old where events.id = old.id
    `;
    return rows.count;
  },

  /** Signing secrets that a rotation left valid for a day. */
  async secrets(sql, limit) {
    const rows = await sql`
      with old as materialized (
        select id from webhook_secrets where expires_at <= (select clock_timestamp())
        limit ${limit} for update skip locked
      )
      delete from webhook_secrets using old where webhook_secrets.id = old.id
    `;
    return rows.count;
  },

  /** A row whose limit is wholly free says what no row says. One that is used at the same moment is not, once it is locked. */
  async rateLimits(sql, limit) {
    const rows = await sql`
      with old as materialized (
        select subject from rate_limits where full_at <= (select clock_timestamp())
        limit ${limit} for update skip locked
      )
      delete from rate_limits as used using old where used.subject = old.subject
    `;
    return rows.count;
  },

  /** One that is claimed anew at the same moment is younger once it is locked, and stays. */
  async idempotencyKeys(sql, limit) {
    const rows = await sql`
      with old as materialized (
        select api_key_id, operation_id, key_digest from idempotency_keys
        where created_at <= (select clock_timestamp() - make_interval(hours => ${keptHours}))
        order by created_at limit ${limit} for update skip locked
      )
      delete from idempotency_keys as used using old
      where (used.api_key_id, used.operation_id, used.key_digest) = (old.api_key_id, old.operation_id, old.key_digest)
    `;
    return rows.count;
  },
};

async function deleteDeliveries(sql: Queryable, old: Fragment): Promise<number> {
  const rows = await sql`
    with old as materialized (${old}) delete from deliveries using old where deliveries.id = old.id
  `;
  return rows.count;
}
