import { clearRecords } from "../records.ts";
import type { Simulator } from "../simulator.ts";

/** Forgets everything but its keys. */
export function resetSimulator(simulator: Simulator): void {
  for (const part of ["faults", "tokens", "customers", "payments", "answers", "instruments"] as const) {
    simulator[part].clear();
  }
  clearRecords(simulator.records);
}
