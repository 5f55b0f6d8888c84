import { type Check, member, own, type Schema } from "./check.ts";
import { expectObject, isObject } from "./expect-type.ts";
import type { Seen } from "./seen.ts";

/** A property that is `undefined` would not be in the JSON of the object. */
function namesOf(value: Record<string, unknown>): string[] {
  return Object.keys(value).filter((name) => value[name] !== undefined);
}

/** `required`. */
export function required(value: unknown, path: string, check: Check, names: readonly string[]): void {
  if (isObject(value)) {
    for (const name of names) {
      if (own(value, name) === undefined) {
        check.report(member(path, name), "is required.");
      }
    }
  }
}

/** An object with the commonest keywords: `properties`, `required`, `additionalProperties`; says whether it is one. */
export function record(
  value: unknown,
  path: string,
  check: Check,
  properties: Readonly<Record<string, Schema>>,
  names: readonly string[],
  additional?: Schema,
  seen?: Seen,
): boolean {
  required(value, path, check, names);
  members(value, path, check, properties, additional, seen);
  return expectObject(value, path, check);
}

/** `properties` and `additionalProperties`. */
export function members(
  value: unknown,
  path: string,
  check: Check,
  properties: Readonly<Record<string, Schema>>,
  additional?: Schema,
  seen?: Seen,
): void {
  if (isObject(value)) {
    for (const name of namesOf(value)) {
      const schema = own(properties, name) ?? additional;
      if (schema) {
        schema(value[name], member(path, name), check);
        seen?.names.add(name);
      }
    }
  }
}

/** `properties`, `patternProperties` and `additionalProperties`. */
export function patternMembers(
  value: unknown,
  path: string,
  check: Check,
  properties: Readonly<Record<string, Schema>>,
  patterns: readonly (readonly [RegExp, Schema])[],
  additional?: Schema,
  seen?: Seen,
): void {
  if (isObject(value)) {
    for (const name of namesOf(value)) {
      const schemas = patterns.filter(([expression]) => expression.test(name)).map(([, schema]) => schema);
      const property = own(properties, name);
      const others = schemas.length === 0 && !property && additional ? [additional] : [];
      for (const schema of [...schemas, ...(property ? [property] : []), ...others]) {
        schema(value[name], member(path, name), check);
        seen?.names.add(name);
      }
    }
  }
}

/** The schema of a property that nothing describes. */
export function unknownProperty(_value: unknown, path: string, check: Check): void {
  check.report(path, "is not a known property.");
}

/** The schema of a property that only the other side may send. */
export function readOnlyProperty(_value: unknown, path: string, check: Check): void {
  check.report(path, "is read-only and must be left out.");
}

/** The schema of a property that must never be answered. */
export function writeOnlyProperty(_value: unknown, path: string, check: Check): void {
  check.report(path, "is write-only and must be left out.");
}

/** The schema `true`. */
export function anything(): void {}

/** The schema `false`. */
export function nothing(_value: unknown, path: string, check: Check): void {
  check.report(path, "is not allowed.");
}

/** `minProperties`. */
export function minProperties(value: unknown, path: string, check: Check, minimum: number): void {
  if (isObject(value) && namesOf(value).length < minimum) {
    check.report(path, minimum < 2 ? "must have a property." : `must not have less than ${minimum} properties.`);
  }
}

/** `maxProperties`. */
export function maxProperties(value: unknown, path: string, check: Check, maximum: number): void {
  if (isObject(value) && namesOf(value).length > maximum) {
    check.report(path, `must not have more than ${maximum} properties.`);
  }
}

/** `propertyNames`. */
export function propertyNames(value: unknown, path: string, check: Check, schema: Schema): void {
  if (isObject(value)) {
    for (const name of namesOf(value)) {
      const found = check.attempt(() => schema(name, "", check));
      if (found) {
        check.report(member(path, name), `is not an allowed name: it ${found[0]?.says ?? ""}`);
      }
    }
  }
}

/** `dependentRequired`. */
export function dependentRequired(
  value: unknown,
  path: string,
  check: Check,
  dependencies: Readonly<Record<string, readonly string[]>>,
): void {
  if (isObject(value)) {
    for (const [name, names] of Object.entries(dependencies)) {
      if (own(value, name) !== undefined) {
        required(value, path, check, names);
      }
    }
  }
}

/** `dependentSchemas`. */
export function dependentSchemas(
  value: unknown,
  path: string,
  check: Check,
  schemas: Readonly<Record<string, Schema>>,
  seen?: Seen,
): void {
  if (isObject(value)) {
    for (const [name, schema] of Object.entries(schemas)) {
      if (own(value, name) !== undefined) {
        schema(value, path, check, seen);
      }
    }
  }
}

/** `unevaluatedProperties`. */
export function unevaluatedProperties(value: unknown, path: string, check: Check, schema: Schema, seen: Seen): void {
  if (isObject(value)) {
    for (const name of namesOf(value)) {
      if (!seen.names.has(name)) {
        schema(value[name], member(path, name), check);
        seen.names.add(name);
      }
    }
  }
}
