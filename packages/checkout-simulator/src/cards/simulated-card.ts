import { createHmac } from "node:crypto";
import { toBase32 } from "../ids.ts";
import { findCardScheme } from "./card-schemes.ts";
import type { Expiry } from "./expiry.ts";
import { type CardOutcome, findTestCard, type TestCard } from "./test-cards.ts";

/** What is known of a card once its number is forgotten. */
export interface SimulatedCard {
  expiry: Expiry;
  name?: string;
  scheme: string;
  last4: string;
  bin: string;
  /** The same for the same number, and of no use to find the number. */
  fingerprint: string;
  cardType: TestCard["cardType"];
  /** Y: matches, N: does not, P: not given, so not checked. */
  cvvCheck: "Y" | "N" | "P";
  outcome: CardOutcome;
}

/** A card as it was typed; it lives only until `simulateCard` returns. */
export interface TypedCard {
  number: string;
  expiry: Expiry;
  cvv?: string;
  name?: string;
}

export function simulateCard({ number, expiry, cvv, name }: TypedCard, fingerprintKey: Uint8Array): SimulatedCard {
  const testCard = findTestCard(number);
  return {
    expiry,
    ...(name !== undefined && { name }),
    scheme: findCardScheme(number)?.apiName ?? "Unknown",
    last4: number.slice(-4),
    bin: number.slice(0, 6),
    fingerprint: toBase32(createHmac("sha256", fingerprintKey).update(number).digest()),
    cardType: testCard.cardType,
    cvvCheck: cvv === undefined ? "P" : cvv === (testCard.cvv ?? cvv) ? "Y" : "N",
    outcome: testCard.outcome,
  };
}
