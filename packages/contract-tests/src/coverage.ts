import { type Operation, responseFor } from "./document/operations.ts";

/** Which documented statuses of which operations the run has met, and how often. */
export class Coverage {
  readonly #met = new Map<string, Map<string, number>>();
  readonly #statuses = new Map<number, number>();

  note(operation: Operation | undefined, status: number): void {
    this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + 1);
    if (operation === undefined) return;
    const documented = responseFor(operation, status)?.status;
    if (documented === undefined) return;
    const statuses = this.#met.get(operation.id) ?? new Map<string, number>();
    statuses.set(documented, (statuses.get(documented) ?? 0) + 1);
    this.#met.set(operation.id, statuses);
  }

  count(operation: Operation, status: string): number {
    return this.#met.get(operation.id)?.get(status) ?? 0;
  }

  /** Answers by status. */
  get statuses(): Record<string, number> {
    return Object.fromEntries([...this.#statuses].toSorted(([first], [second]) => first - second));
  }

  get requests(): number {
    return [...this.#statuses.values()].reduce((sum, count) => sum + count, 0);
  }

  /** The part of all answers that had one of these statuses, from 0 to 1. */
  shareOf(statuses: readonly number[]): number {
    const sum = statuses.reduce((total, status) => total + (this.#statuses.get(status) ?? 0), 0);
    return this.requests === 0 ? 0 : sum / this.requests;
  }
}
