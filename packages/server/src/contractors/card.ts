import type { components } from "@payment-sessions/api-types";

/** What may be shown of a saved card. */
export interface Card {
  brand: components["schemas"]["CardBrand"];
  last4: string;
  expMonth: number;
  expYear: number;
}

export interface CardColumns {
  card_brand: string | null;
  card_last4: string | null;
  card_exp_month: number | null;
  card_exp_year: number | null;
}

/** A contractor has all of a card or nothing of it. */
export function fromColumns(row: CardColumns): Card | null {
  const { card_brand: brand, card_last4: last4, card_exp_month: expMonth, card_exp_year: expYear } = row;
  if (brand === null || last4 === null || expMonth === null || expYear === null) return null;
  return { brand, last4, expMonth, expYear };
}

export const cardToWire = ({ brand, last4, expMonth, expYear }: Card): components["schemas"]["Card"] => ({
  brand,
  last4,
  exp_month: expMonth,
  exp_year: expYear,
});
