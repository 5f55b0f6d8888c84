import { alternatives, type Check } from "./check.ts";
import { isObject } from "./expect-type.ts";

/** Longer lists would not fit into a sentence. */
const namedValues = 20;

/** `enum` and `const` where every value is a string, number, boolean or null. */
export function expectValue(value: unknown, path: string, check: Check, values: readonly unknown[]): void {
  if (!values.includes(value)) {
    const names = values.slice(0, namedValues).map((allowed) => JSON.stringify(allowed));
    check.report(
      path,
      values.length > namedValues ? `must be one of ${names.join(", ")} …` : `must be ${alternatives(names)}.`,
    );
  }
}

/** `enum` and `const` with objects or arrays among the values, given in canonical form. */
export function expectJson(value: unknown, path: string, check: Check, values: readonly string[]): void {
  if (!values.includes(canonicalJson(value))) {
    check.report(
      path,
      values.length > namedValues ? "must be one of the allowed values." : `must be ${alternatives(values)}.`,
    );
  }
}

/** JSON text that is the same for equal values, whatever the order of their properties. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonicalJson).join(",")}]`;
  }
  if (isObject(value)) {
    const names = Object.keys(value).toSorted();
    return `{${names.map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name])}`).join(",")}}`;
  }
  // Numbers by String, because JSON.stringify turns Infinity into null.
  return typeof value === "string" ? JSON.stringify(value) : String(value === 0 ? 0 : value);
}
