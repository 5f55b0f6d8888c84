import { type Check, item, member } from "./check.ts";

/** Deep enough for any document meant for people, and far from where recursion would overflow a stack. */
export const maximalDepth = 200;

/**
 * Checks what no schema says: that a parsed value is not nested too deeply, and that its numbers are finite
 * (`JSON.parse("1e400")` is Infinity). Returns false when the value is too deep to be looked at any further.
 */
export function expectWithinLimits(value: unknown, check: Check, path = "", depth = 0): boolean {
  if (typeof value === "number" && !Number.isFinite(value)) {
    check.report(path, "must be a finite number.");
  }
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) {
    return true;
  }
  if (depth === maximalDepth) {
    check.report("", `must not be nested more than ${maximalDepth} levels deep.`);
    return false;
  }
  const isList = Array.isArray(value);
  return Object.entries(value).every(([key, entry]) =>
    expectWithinLimits(entry, check, isList ? item(path, +key) : member(path, key), depth + 1),
  );
}
