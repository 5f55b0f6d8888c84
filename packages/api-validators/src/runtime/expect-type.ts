import { alternatives, type Check } from "./check.ts";

const nouns: Record<string, string> = {
  string: "a string",
  number: "a number",
  integer: "an integer",
  boolean: "true or false",
  null: "null",
  object: "an object",
  array: "an array",
};

/** `must be a string or null.` */
export function typePredicate(types: readonly string[]): string {
  return `must be ${alternatives(types.map((type) => nouns[type] ?? type))}.`;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Says whether the value is of one of the types, and reports it when it is not. */
export function expectTypes(value: unknown, path: string, check: Check, types: readonly string[]): boolean {
  const type = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
  const holds = types.includes(type) || (Number.isInteger(value) && types.includes("integer"));
  if (!holds) {
    check.report(path, typePredicate(types), types);
  }
  return holds;
}

/** Checks a type and says whether it is right. */
type TypeCheck = (value: unknown, path: string, check: Check) => boolean;

export const expectString: TypeCheck = (value, path, check) => expectTypes(value, path, check, ["string"]);
export const expectNumber: TypeCheck = (value, path, check) => expectTypes(value, path, check, ["number"]);
export const expectInteger: TypeCheck = (value, path, check) => expectTypes(value, path, check, ["integer"]);
export const expectBoolean: TypeCheck = (value, path, check) => expectTypes(value, path, check, ["boolean"]);
export const expectNull: TypeCheck = (value, path, check) => expectTypes(value, path, check, ["null"]);
export const expectObject: TypeCheck = (value, path, check) => expectTypes(value, path, check, ["object"]);
export const expectArray: TypeCheck = (value, path, check) => expectTypes(value, path, check, ["array"]);
