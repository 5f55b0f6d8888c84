import type { SimulatedCard } from "../cards/simulated-card.ts";
import type { Clock } from "../clock.ts";
import type { CreateId } from "../ids.ts";
import type { Records, TokenRecord } from "../records.ts";

const lifeMs = 15 * 60 * 1000;

export interface CardToken {
  id: string;
  card: SimulatedCard;
  expiresOn: Date;
}

export type Redeemed = { card: SimulatedCard } | { errorCode: "token_invalid" | "token_expired" };

/** Single-use tokens that stand for a card for 15 minutes. */
export class TokenStore {
  readonly #tokens = new Map<string, CardToken & { record: TokenRecord }>();
  readonly #clock: Clock;
  readonly #createId: CreateId;
  readonly #records: Records;

  constructor(clock: Clock, createId: CreateId, records: Records) {
    this.#clock = clock;
    this.#createId = createId;
    this.#records = records;
  }

  issue(card: SimulatedCard): CardToken {
    const id = this.#createId("tok");
    const record: TokenRecord = { id, last4: card.last4, fingerprint: card.fingerprint, used: false };
    const token = { id, card, expiresOn: new Date(this.#clock.now().getTime() + lifeMs), record };
    this.#tokens.set(id, token);
    this.#records.tokens.push(record);
    return token;
  }

  /** The card behind a token that can still be used; does not use it up. */
  find(id: string): Redeemed {
    const token = this.#tokens.get(id);
    if (token === undefined || token.record.used) return { errorCode: "token_invalid" };
    return this.#clock.now() >= token.expiresOn ? { errorCode: "token_expired" } : { card: token.card };
  }

  use(id: string): void {
    const token = this.#tokens.get(id);
    if (token !== undefined) token.record.used = true;
  }

  clear(): void {
    this.#tokens.clear();
  }
}
