import type { SimulatedCard } from "./simulated-card.ts";

/** What every answer says of a card, in the words of the provider's API. */
export const cardFacts = ({ expiry, scheme, last4, bin, cardType }: SimulatedCard) => ({
  expiry_month: expiry.month,
  expiry_year: expiry.year,
  scheme,
  last4,
  bin,
  card_type: cardType,
  card_category: "Consumer",
  issuer: "Simulated Bank",
  issuer_country: "US",
  product_id: "A",
  product_type: "Simulated",
});
