import { type Clock, systemClock } from "./clock.ts";
import { resetSimulator } from "./control/reset-simulator.ts";
import { type Fault, FaultPlan } from "./faults.ts";
import { createHttpServer } from "./http/create-http-server.ts";
import { createKey, idsFrom, type RandomBytes, systemRandomBytes } from "./ids.ts";
import { InstrumentStore } from "./instruments/instrument-store.ts";
import { CustomerStore } from "./payments/customer-store.ts";
import { IdempotentAnswers } from "./payments/idempotent-answers.ts";
import { PaymentStore } from "./payments/payment-store.ts";
import { createRecords, type Records } from "./records.ts";
import type { Simulator } from "./simulator.ts";
import { TokenStore } from "./tokens/token-store.ts";

export interface CheckoutSimulatorOptions {
  /** Default 127.0.0.1: it has no business on a network. */
  host?: string;
  /** Default: any free one. */
  port?: number;
  /** `pk_sbox_…`; default: a new one. */
  publicKey?: string;
  /** `sk_sbox_…`; default: a new one. */
  secretKey?: string;
  clock?: Clock;
  random?: RandomBytes;
  /** How long a request without an answer stays open, in milliseconds; default 60,000. */
  unansweredMs?: number;
}

export interface CheckoutSimulator {
  /** Its origin, which is also the base of its REST API. */
  url: string;
  /** The card-field script. */
  scriptUrl: string;
  publicKey: string;
  secretKey: string;
  /** What it did so far; the lists grow as it works. */
  records: Records;
  addFault(fault: Fault): void;
  /** Forgets everything but its keys. */
  reset(): void;
  close(): Promise<void>;
}

/** Starts Checkout.com's sandbox in a box. */
export async function createCheckoutSimulator(options: CheckoutSimulatorOptions = {}): Promise<CheckoutSimulator> {
  const { host = "127.0.0.1", port = 0 } = options;
  const closing = new AbortController();
  let origin = "";
  const simulator = createSimulator(options, closing.signal, () => origin);
  const app = createHttpServer(simulator);
  origin = await app.listen({ host, port });
  return {
    url: origin,
    scriptUrl: `${origin}/js/framesv2.min.js`,
    publicKey: simulator.publicKey,
    secretKey: simulator.secretKey,
    records: simulator.records,
    addFault: (fault) => simulator.faults.add(fault),
    reset: () => resetSimulator(simulator),
    async close() {
      closing.abort();
      await app.close();
    },
  };
}

function createSimulator(options: CheckoutSimulatorOptions, closing: AbortSignal, origin: () => string): Simulator {
  const { clock = systemClock, random = systemRandomBytes, unansweredMs = 60_000 } = options;
  const createId = idsFrom(random);
  const records = createRecords();
  const instruments = new InstrumentStore(clock, createId, records);
  return {
    get origin() {
      return origin();
    },
    publicKey: options.publicKey ?? createKey("pk_sbox", random),
    secretKey: options.secretKey ?? createKey("sk_sbox", random),
    clock,
    createId,
    fingerprintKey: random(32),
    unansweredMs,
    closing,
    faults: new FaultPlan(),
    records,
    instruments,
    tokens: new TokenStore(clock, createId, records),
    customers: new CustomerStore(createId),
    payments: new PaymentStore(clock, createId, records, instruments),
    answers: new IdempotentAnswers(),
  };
}
