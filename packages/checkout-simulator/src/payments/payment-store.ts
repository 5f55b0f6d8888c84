import type { Clock } from "../clock.ts";
import type { CreateId } from "../ids.ts";
import type { InstrumentStore } from "../instruments/instrument-store.ts";
import type { PaymentRecord, Records } from "../records.ts";
import type { Payment } from "./payment.ts";

export type NewPayment = Omit<Payment, "id" | "actionId" | "requestedOn" | "result">;

/** Payments and their results; only an approved one stores an instrument. */
export class PaymentStore {
  readonly #payments = new Map<string, Payment & { record: PaymentRecord }>();
  readonly #clock: Clock;
  readonly #createId: CreateId;
  readonly #records: Records;
  readonly #instruments: InstrumentStore;

  constructor(clock: Clock, createId: CreateId, records: Records, instruments: InstrumentStore) {
    this.#clock = clock;
    this.#createId = createId;
    this.#records = records;
    this.#instruments = instruments;
  }

  create(facts: NewPayment, idempotencyKey: string | null): Payment {
    const id = this.#createId("pay");
    const record: PaymentRecord = {
      id,
      reference: facts.reference,
      idempotencyKey,
      status: "Pending",
      responseCode: null,
      instrumentId: null,
    };
    const payment: Payment & { record: PaymentRecord } = {
      ...facts,
      id,
      actionId: this.#createId("act"),
      requestedOn: this.#clock.now(),
      result: { status: "Pending" },
      record,
    };
    this.#payments.set(id, payment);
    this.#records.payments.push(record);
    return payment;
  }

  /** By its own id, or by that of its 3-D Secure session. */
  find(id: string): Payment | undefined {
    return this.#payments.get(id) ?? [...this.#payments.values()].find(({ challenge }) => challenge?.sessionId === id);
  }

  /** The newest first. */
  findByReference(reference: string): Payment[] {
    return [...this.#payments.values()].filter((payment) => payment.reference === reference).toReversed();
  }

  approve(payment: Payment): void {
    const { id: paymentId, reference, customer, card } = payment;
    const instrument = this.#instruments.store(card, { paymentId, reference, customer });
    payment.result = { status: "Card Verified", instrumentId: instrument.id, processedOn: this.#clock.now() };
    this.#record(payment, "10000");
  }

  decline(payment: Payment, responseCode: string, responseSummary: string): void {
    payment.result = { status: "Declined", responseCode, responseSummary, processedOn: this.#clock.now() };
    this.#record(payment, responseCode);
  }

  /** True when this card was declined under this reference before. */
  wasDeclined({ reference, card }: Payment): boolean {
    return [...this.#payments.values()].some(
      (earlier) =>
        earlier.result.status === "Declined" &&
        earlier.reference === reference &&
        earlier.card.fingerprint === card.fingerprint,
    );
  }

  clear(): void {
    this.#payments.clear();
  }

  #record({ id, result }: Payment, responseCode: string): void {
    const record = this.#payments.get(id)?.record;
    if (record === undefined) return;
    record.status = result.status;
    record.responseCode = responseCode;
    if (result.status === "Card Verified") record.instrumentId = result.instrumentId;
  }
}
