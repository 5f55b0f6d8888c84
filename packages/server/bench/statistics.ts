/** The value below which this part of the values lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** `4,210 (3,980–4,350)`: the median, and the least and the greatest. */
export const describeSpread = (values: readonly number[], digits = 0): string => {
  const format = (value: number) =>
    value.toLocaleString("en", { maximumFractionDigits: digits, minimumFractionDigits: digits });
  return `${format(median(values))} (${format(Math.min(...values))}–${format(Math.max(...values))})`;
};

/** Prints a verdict, and makes the process fail by it. */
export function judge(sentence: string, holds: boolean): void {
  console.log(`${holds ? "holds" : "FAILS"}: ${sentence}`);
  if (!holds) process.exitCode = 1;
}
