import { onTestFinished } from "vitest";
import { type CheckoutSimulatorOptions, createCheckoutSimulator } from "../../src/index.ts";
import { createApiClient } from "./api-client.ts";

/** A simulator of its own for one test, and a client with its keys. */
export async function startSimulator(options: CheckoutSimulatorOptions = {}) {
  const simulator = await createCheckoutSimulator(options);
  onTestFinished(() => simulator.close());
  return { simulator, records: simulator.records, api: createApiClient(simulator) };
}

/** A clock that only moves when it is told to. */
export function createStoppedClock(start = "2026-08-01T12:00:00.000Z") {
  let now = new Date(start);
  return {
    now: () => now,
    advance(durationMs: number) {
      now = new Date(now.getTime() + durationMs);
    },
  };
}

/** Bytes that repeat from run to run. */
export function createCountingBytes() {
  let next = 0;
  return (size: number) => Uint8Array.from({ length: size }, () => (next += 7));
}
