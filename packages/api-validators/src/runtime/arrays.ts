import { type Check, item, type Schema } from "./check.ts";
import { canonicalJson } from "./values.ts";
import type { Seen } from "./seen.ts";

/** `minItems`. */
export function minItems(value: unknown, path: string, check: Check, minimum: number): void {
  if (Array.isArray(value) && value.length < minimum) {
    check.report(path, minimum < 2 ? "must not be empty." : `must not have less than ${minimum} items.`);
  }
}

/** `maxItems`. */
export function maxItems(value: unknown, path: string, check: Check, maximum: number): void {
  if (Array.isArray(value) && value.length > maximum) {
    check.report(path, `must not have more than ${maximum} items.`);
  }
}

/** `uniqueItems`, in time that grows with the text of the array, not with the square of its length. */
export function uniqueItems(value: unknown, path: string, check: Check): void {
  if (Array.isArray(value) && new Set(value.map(canonicalJson)).size < value.length) {
    check.report(path, "must not contain the same item twice.");
  }
}

/** `prefixItems`. */
export function prefixItems(value: unknown, path: string, check: Check, schemas: readonly Schema[], seen?: Seen): void {
  if (Array.isArray(value)) {
    schemas.slice(0, value.length).forEach((schema, index) => {
      schema(value[index], item(path, index), check);
      seen?.indexes.add(index);
    });
  }
}

/** `items`, for the items from `start` on. */
export function items(value: unknown, path: string, check: Check, schema: Schema, start = 0, seen?: Seen): void {
  if (Array.isArray(value)) {
    for (let index = start; index < value.length; index++) {
      schema(value[index], item(path, index), check);
      seen?.indexes.add(index);
    }
  }
}

/** `contains` with `minContains` and `maxContains`. */
export function contains(
  value: unknown,
  path: string,
  check: Check,
  schema: Schema,
  minimum = 1,
  maximum = Infinity,
  seen?: Seen,
): void {
  if (!Array.isArray(value)) {
    return;
  }
  const matches = value.flatMap((entry, index) =>
    check.attempt(() => schema(entry, item(path, index), check)) ? [] : [index],
  );
  matches.forEach((index) => seen?.indexes.add(index));
  if (matches.length < minimum) {
    check.report(path, `must contain at least ${minimum} of the required items.`);
  }
  if (matches.length > maximum) {
    check.report(path, `must not contain more than ${maximum} of the limited items.`);
  }
}

/** `unevaluatedItems`. */
export function unevaluatedItems(value: unknown, path: string, check: Check, schema: Schema, seen: Seen): void {
  if (Array.isArray(value)) {
    value.forEach((entry, index) => {
      if (!seen.indexes.has(index)) {
        schema(entry, item(path, index), check);
        seen.indexes.add(index);
      }
    });
  }
}
