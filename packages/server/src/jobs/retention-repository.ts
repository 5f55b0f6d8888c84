import type { Queryable } from "../database/pool.ts";

const retentionDays = 30;

const cutOff = (sql: Queryable) => sql`id_at((select clock_timestamp()) - make_interval(days => ${retentionDays}))`;

/**
 * Each of these deletes one batch and answers how many rows that were. Whatever a rival has locked, such as another
 * worker that does the same, is left to it.
 */
export const removeOld: Record<string, (sql: Queryable, limit: number) => Promise<number>> = {
  /** Those of an old event too, even if they were asked for later. */
  async deliveries(sql, limit) {
    const rows = await sql`
      with old as materialized (
        select id from deliveries where id < ${cutOff(sql)} or event_id < ${cutOff(sql)}
        limit ${limit} for update skip locked
      )
      delete from deliveries using old where deliveries.id = old.id
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
};
