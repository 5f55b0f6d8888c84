import type { SimulatedCard } from "../cards/simulated-card.ts";
import type { Clock } from "../clock.ts";
import type { CreateId } from "../ids.ts";
import type { Customer } from "../payments/customer-store.ts";
import type { InstrumentRecord, Records } from "../records.ts";

export interface Instrument {
  id: string;
  card: SimulatedCard;
  customer: Customer | undefined;
}

interface Origin {
  paymentId: string;
  reference: string | null;
  customer: Customer | undefined;
}

/** Stored cards. */
export class InstrumentStore {
  readonly #instruments = new Map<string, Instrument & { record: InstrumentRecord }>();
  readonly #clock: Clock;
  readonly #createId: CreateId;
  readonly #records: Records;

  constructor(clock: Clock, createId: CreateId, records: Records) {
    this.#clock = clock;
    this.#createId = createId;
    this.#records = records;
  }

  store(card: SimulatedCard, { paymentId, reference, customer }: Origin): Instrument {
    const id = this.#createId("src");
    const record: InstrumentRecord = {
      id,
      paymentId,
      reference,
      last4: card.last4,
      fingerprint: card.fingerprint,
      storedAt: this.#clock.now().toISOString(),
      deletedAt: null,
    };
    this.#instruments.set(id, { id, card, customer, record });
    this.#records.instruments.push(record);
    return { id, card, customer };
  }

  find(id: string): Instrument | undefined {
    return this.#instruments.get(id);
  }

  /** False when there is none of that id, or no more. */
  delete(id: string): boolean {
    const instrument = this.#instruments.get(id);
    if (instrument === undefined) return false;
    instrument.record.deletedAt = this.#clock.now().toISOString();
    return this.#instruments.delete(id);
  }

  clear(): void {
    this.#instruments.clear();
  }
}
