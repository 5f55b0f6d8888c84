import type { Instrument } from "./processor.ts";

/** No provider gives out ids that begin like this. */
const prefix = "test_helper_";

/** A saved card as a test helper has it: no provider knows of it. */
export const madeUpInstrument = (sessionId: string, expYear: number): Instrument => ({
  id: prefix + sessionId,
  card: { brand: "visa", last4: "4242", expMonth: 12, expYear },
});

export const isMadeUp = (instrumentId: string): boolean => instrumentId.startsWith(prefix);
