import { cardFacts } from "../cards/card-facts.ts";
import type { CardToken } from "./token-store.ts";

/** The 201 of `POST /tokens`. */
export const toTokenAnswer = ({ id, card, expiresOn }: CardToken) => ({
  type: "card",
  token: id,
  expires_on: expiresOn.toISOString(),
  ...(card.name !== undefined && { name: card.name }),
  ...cardFacts(card),
});
