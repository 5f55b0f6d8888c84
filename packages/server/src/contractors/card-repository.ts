import type { Queryable } from "../database/pool.ts";
import type { Instrument } from "../processors/processor.ts";

/**
 * Locks the contractor; false when it was deleted. Whoever ends a session and changes the card locks the contractor
 * first, as deletion does, so that no two wait for each other.
 */
export async function lockContractor(sql: Queryable, id: string): Promise<boolean> {
  const rows = await sql`select from contractors where id = ${id} and deleted_at is null for update`;
  return rows.length > 0;
}

/** Answers the instrument that was the contractor's card before. */
export async function replaceCard(sql: Queryable, id: string, { id: instrumentId, card }: Instrument) {
  const columns = {
    card_brand: card.brand,
    card_last4: card.last4,
    card_exp_month: card.expMonth,
    card_exp_year: card.expYear,
    card_instrument_id: instrumentId,
  };
  return updateCard(sql, id, columns);
}

/** Leaves the contractor without a card; answers the instrument that it was. */
export async function takeCard(sql: Queryable, id: string): Promise<string | undefined> {
  const columns = {
    card_brand: null,
    card_last4: null,
    card_exp_month: null,
    card_exp_year: null,
    card_instrument_id: null,
  };
  return updateCard(sql, id, columns);
}

async function updateCard(
  sql: Queryable,
  id: string,
  columns: Record<string, string | number | null>,
): Promise<string | undefined> {
  const [row] = await sql<{ instrument_id: string | null }[]>`
    with previous as materialized (
      select id, card_instrument_id from contractors where id = ${id} for update
    )
    update contractors set ${sql(columns)}
    from previous
    where contractors.id = previous.id
    returning previous.card_instrument_id as instrument_id
  `;
  return row?.instrument_id ?? undefined;
}
