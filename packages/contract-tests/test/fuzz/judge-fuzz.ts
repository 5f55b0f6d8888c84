import type { FuzzReport } from "../../src/fuzz/run-fuzz.ts";

export interface Heaps {
  /** In bytes; undefined when the run ended before. */
  heapAfterWarmUp: number | undefined;
  /** In bytes; undefined when the server has ended. */
  heapAtEnd: number | undefined;
}

/** A server that keeps something of every request grows by more. */
const mostGrowth = 1.2;

/** What is told of a run, and whether the server passed. */
export function judgeFuzz(
  { seed, sent, statuses, successes, findings }: FuzzReport,
  { heapAfterWarmUp, heapAtEnd }: Heaps,
): { lines: string[]; isGood: boolean } {
  const growth = heapAfterWarmUp === undefined || heapAtEnd === undefined ? undefined : heapAtEnd / heapAfterWarmUp;
  // A short run tells nothing of the heap; a server that has ended tells enough.
  const isFlat = heapAtEnd !== undefined && (growth === undefined || growth <= mostGrowth);
  const lines = [
    `${sent} requests from seed ${seed}`,
    `answers     ${counts(statuses)}`,
    `successes   ${counts(successes)}`,
    ...findings.map(
      ({ check, operation, expected, got, count, curl }) =>
        `${check} in ${operation} (${count} times)\n  expected  ${expected}\n  got       ${got}\n  again     ${curl}`,
    ),
    `heap        ${megabytes(heapAfterWarmUp)} after the first 10,000, ${megabytes(heapAtEnd)} at the end${growth === undefined ? "" : `, ${growth.toFixed(2)} times`}`,
    `${findings.length} findings; ${heapAtEnd === undefined ? "the server has ended" : `the heap ${isFlat ? "stays" : "grows"}`}`,
  ];
  return { lines, isGood: findings.length === 0 && isFlat };
}

const counts = (numbers: Record<string, number>): string =>
  Object.entries(numbers)
    .map(([name, count]) => `${name}: ${count}`)
    .join(", ");

const megabytes = (bytes: number | undefined): string =>
  bytes === undefined ? "unknown" : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
