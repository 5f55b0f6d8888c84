/** The part of the simulator that a fault hits. `payments` is creating one, `payment_lookups` reading one. */
export const faultPlaces = [
  "script",
  "fields",
  "tokens",
  "payments",
  "payment_lookups",
  "instruments",
  "challenges",
  "all",
] as const;

export type FaultPlace = (typeof faultPlaces)[number];

/** A status is answered without doing anything; `_after_success` does everything and then loses the answer. */
export const faultKinds = [
  "401",
  "403",
  "404",
  "409",
  "422",
  "429",
  "500",
  "502",
  "503",
  "down",
  "timeout",
  "slow",
  "500_after_success",
  "reset_after_success",
  "timeout_after_success",
] as const;

export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  next: FaultKind;
  /** Where; default `payments`. */
  at?: FaultPlace;
  /** How many requests it hits; default 1. */
  count?: number;
  /** For `slow`; default 3,000. */
  delayMs?: number;
}

/** Faults that were asked for, in order; each request takes at most one. */
export class FaultPlan {
  #faults: Required<Fault>[] = [];

  add({ next, at = "payments", count = 1, delayMs = 3000 }: Fault): void {
    this.#faults.push({ next, at, count, delayMs });
  }

  /** The first fault for this place; it is used up by being taken. */
  take(place: FaultPlace): Required<Fault> | undefined {
    const fault = this.#faults.find(({ at }) => at === place || at === "all");
    if (fault === undefined) return undefined;
    fault.count -= 1;
    if (fault.count <= 0) this.#faults = this.#faults.filter((other) => other !== fault);
    return fault;
  }

  clear(): void {
    this.#faults = [];
  }
}
