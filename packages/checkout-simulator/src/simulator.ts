import type { Clock } from "./clock.ts";
import type { FaultPlan } from "./faults.ts";
import type { CreateId } from "./ids.ts";
import type { InstrumentStore } from "./instruments/instrument-store.ts";
import type { CustomerStore } from "./payments/customer-store.ts";
import type { IdempotentAnswers } from "./payments/idempotent-answers.ts";
import type { PaymentStore } from "./payments/payment-store.ts";
import type { Records } from "./records.ts";
import type { TokenStore } from "./tokens/token-store.ts";

/** Everything that the routes share. It lives in memory only: a restart forgets it. */
export interface Simulator {
  /** Its own origin, known once it listens. */
  readonly origin: string;
  readonly publicKey: string;
  readonly secretKey: string;
  readonly clock: Clock;
  readonly createId: CreateId;
  readonly fingerprintKey: Uint8Array;
  /** The longest time that a request is left without an answer, in milliseconds. */
  readonly unansweredMs: number;
  /** Aborts when the simulator closes, so that nothing is carried out after it. */
  readonly closing: AbortSignal;
  readonly faults: FaultPlan;
  readonly records: Records;
  readonly tokens: TokenStore;
  readonly customers: CustomerStore;
  readonly payments: PaymentStore;
  readonly answers: IdempotentAnswers;
  readonly instruments: InstrumentStore;
}
