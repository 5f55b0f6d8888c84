import type { Environment } from "../api-keys/api-key.ts";
import type { Card } from "../contractors/card.ts";

/** A payment provider that keeps cards, in one environment. Every method answers; none throws for what it was told. */
export interface Processor {
  page: PageSettings;
  /** Whether a text has the shape of a token of this provider; anything else is not worth a call. */
  isCardToken(text: string): boolean;
  /** Verifies the card behind a token and stores it. The same idempotency key never stores a second instrument. */
  saveCard(request: SaveCardRequest): Promise<SaveCardResult>;
  /** What became of a card whose holder was challenged. */
  findResult(paymentId: string): Promise<SaveCardResult>;
  /** The payments that were made with a reference, the newest first; `findResult` tells what became of each. */
  listPayments(reference: string): Promise<PaymentList>;
  removeInstrument(instrumentId: string): Promise<RemovalResult>;
}

export const environments = ["test", "live"] as const satisfies readonly Environment[];

/** An environment without a provider can show the page, and nothing more. */
export type Processors = Readonly<Record<Environment, Processor | undefined>>;

/** What a page needs to show the provider's card fields; nothing here is secret. */
export interface PageSettings {
  scriptUrl: string;
  publicKey: string;
  /** Where the iframes of the card fields come from. */
  frameOrigins: string[];
  /** Where a form of the page may lead to by a redirect: 3-D Secure. */
  formActionOrigins: string[];
}

export interface SaveCardRequest {
  cardToken: string;
  idempotencyKey: string;
  /** What the provider shows beside the payment. */
  reference: string;
  /** Where the provider sends the card's holder after 3-D Secure, whatever came of it. */
  challengeReturnUrl: string;
}

export interface Instrument {
  id: string;
  card: Card;
}

export type SaveCardResult =
  | { kind: "approved"; paymentId: string; instrument: Instrument }
  | { kind: "declined"; paymentId: string; responseCode: string }
  /** 3-D Secure: nothing is stored until the card's holder has confirmed. */
  | { kind: "challenge"; paymentId: string; redirectTo: string }
  /** Unknown to the provider, expired or used. */
  | { kind: "card_token_invalid" }
  /** The provider understood and will never do it: our configuration or our request is wrong. */
  | { kind: "refused"; reason: string }
  /** The provider still works on the same request. */
  | { kind: "in_progress" }
  /** Whether anything was stored is not known; the same request may be sent again. */
  | ({ kind: "unknown" } & Failure);

export type PaymentList = { kind: "found"; paymentIds: string[] } | ({ kind: "unknown" } & Failure);

export type RemovalResult = { kind: "removed" } | ({ kind: "failed" } & Failure);

export interface Failure {
  reason: string;
  /** Our key or our URL is not what the provider expects: waiting does not help, somebody has to look at it. */
  isOurs?: true;
}
