export { testCards, type TestCard, type CardOutcome, type AnswerLoss } from "./cards/test-cards.ts";
export {
  createCheckoutSimulator,
  type CheckoutSimulator,
  type CheckoutSimulatorOptions,
} from "./create-checkout-simulator.ts";
export type { Fault, FaultKind, FaultPlace } from "./faults.ts";
export type { InstrumentRecord, PaymentRecord, Records, RequestRecord, TokenRecord } from "./records.ts";
