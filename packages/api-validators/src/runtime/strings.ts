import type { Check, Schema } from "./check.ts";
import { expectTypes } from "./expect-type.ts";

/** `minLength`, `maxLength` and `pattern`; lengths are counted in code points. */
export function limitText(
  value: unknown,
  path: string,
  check: Check,
  minimum: number,
  maximum = Infinity,
  pattern?: RegExp,
): void {
  if (typeof value === "string") {
    if (!hasCodePoints(value, minimum)) {
      check.report(path, minimum < 2 ? "must not be empty." : `must not have less than ${minimum} characters.`);
    }
    if (hasCodePoints(value, maximum + 1)) {
      check.report(path, `must not have more than ${maximum} characters.`);
    }
    if (pattern && !pattern.test(value)) {
      const { source } = pattern;
      check.report(path, source.length < 40 ? `must match the pattern ${source}.` : "must have the documented form.");
    }
  }
}

/** The schema of a string, or null, that has limits and nothing else. */
export function text(minimum: number, maximum?: number, pattern?: RegExp, orNull = false): Schema {
  const types = orNull ? ["string", "null"] : ["string"];
  return (value, path, check) => {
    expectTypes(value, path, check, types);
    limitText(value, path, check, minimum, maximum, pattern);
  };
}

/** A code point takes one or two code units, so most lengths need no counting. */
function hasCodePoints(value: string, minimum: number): boolean {
  return value.length >= 2 * minimum || (value.length >= minimum && Array.from(value).length >= minimum);
}
