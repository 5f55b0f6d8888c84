import { isObject, type Json, type JsonObject, memberPointer } from "../document/json.ts";
import { type Schemas, typesOf } from "../document/schemas.ts";
import { arbitraryBy, fit } from "./arbitrary.ts";
import type { Variant } from "./boundaries.ts";
import { plainStrings } from "./plain-strings.ts";
import fc from "fast-check";

/** What breaks one constraint, for one place; `undefined` leaves it out. */
export interface Violation extends Omit<Variant, "value"> {
  value: Json | undefined;
}

/** Every single constraint of a schema, broken one at a time in a valid value. */
export function violationsOf(schemas: Schemas, schema: Json, value: Json, seed: number, pointer = ""): Violation[] {
  const flat = schemas.flat(schema);
  // Within alternatives no constraint is broken alone.
  if (flat["anyOf"] !== undefined || flat["oneOf"] !== undefined) return wrongTypes(flat, pointer);
  return [...ownViolations(flat, pointer), ...innerViolations(schemas, flat, value, seed, pointer)];
}

function ownViolations(schema: JsonObject, pointer: string): Violation[] {
  return [
    ...wrongTypes(schema, pointer),
    ...brokenNumbers(schema).map((each) => ({ pointer, ...each })),
    ...brokenStrings(schema).map((each) => ({ pointer, ...each })),
  ];
}

const samples: Record<string, Json> = {
  null: null,
  boolean: true,
  integer: 1,
  number: 1.5,
  string: "text",
  array: [],
  object: {},
};

function wrongTypes(schema: JsonObject, pointer: string): Violation[] {
  const types = typesOf(schema);
  const wrong = Object.entries(samples).filter(([type]) => types !== undefined && !types.includes(type));
  const named = schema["enum"] ?? (schema["const"] === undefined ? undefined : [schema["const"]]);
  const unknown = named === undefined ? [] : [{ pointer, what: "none of the values named", value: "none-of-these" }];
  return [...wrong.map(([type, value]) => ({ pointer, what: `of type ${type}`, value })), ...unknown];
}

function brokenNumbers(schema: JsonObject): Omit<Violation, "pointer">[] {
  const shifts = { minimum: -1, exclusiveMinimum: 0, maximum: 1, exclusiveMaximum: 0 };
  return Object.entries(shifts).flatMap(([keyword, shift]) => {
    const limit = schema[keyword];
    return typeof limit === "number" ? [{ what: `beyond its ${keyword}`, value: limit + shift }] : [];
  });
}

function brokenStrings(schema: JsonObject): Omit<Violation, "pointer">[] {
  const found: Omit<Violation, "pointer">[] = [];
  const pattern = typeof schema["pattern"] === "string" ? schema["pattern"] : "";
  const { minLength, maxLength, format } = schema;
  if (typeof minLength === "number" && minLength > 0) {
    found.push({ what: `shorter than ${minLength}`, value: ofLength(pattern, minLength - 1) });
  }
  if (typeof maxLength === "number" && maxLength < 10_000) {
    found.push({ what: `longer than ${maxLength}`, value: ofLength(pattern, maxLength + 1) });
  }
  if (pattern !== "") {
    const accepts = new RegExp(pattern, "u");
    const refused = ["\u0007", " ", "ä{}", "a\nb", "\u007f"].map((text) =>
      text.repeat(Math.max(1, Number(minLength ?? 1))),
    );
    const value = refused.find((text) => !accepts.test(text));
    if (value !== undefined) found.push({ what: `not matched by ${pattern}`, value });
  }
  if (typeof format === "string") found.push({ what: `not of the format ${format}`, value: "not\u0007of any format" });
  return found;
}

const ofLength = (pattern: string, length: number): string =>
  plainStrings(pattern)
    .map((text) => fit(text, pattern, length, length))
    .find((text) => Array.from(text).length === length) ?? "a".repeat(length);

function innerViolations(
  schemas: Schemas,
  schema: JsonObject,
  value: Json,
  seed: number,
  pointer: string,
): Violation[] {
  if (Array.isArray(value)) return brokenArrays(schemas, schema, value, seed, pointer);
  if (!isObject(value)) return [];
  const required = Array.isArray(schema["required"]) ? schema["required"].map(String) : [];
  const missing = required.map((name) => ({
    pointer: memberPointer(pointer, name),
    what: "left out",
    value: undefined,
  }));
  const { minProperties } = schema;
  const empty =
    typeof minProperties === "number" && minProperties > 0 ? [{ pointer, what: "without properties", value: {} }] : [];
  const properties = Object.entries(isObject(schema["properties"]) ? schema["properties"] : {});
  const inner = properties
    .filter(([, property]) => property !== false && schemas.flat(property)["readOnly"] !== true)
    .flatMap(([name, property]) =>
      violationsOf(
        schemas,
        property,
        value[name] ?? sample(schemas, property, seed),
        seed,
        memberPointer(pointer, name),
      ),
    );
  return [...missing, ...empty, ...inner];
}

function brokenArrays(schemas: Schemas, schema: JsonObject, value: Json[], seed: number, pointer: string): Violation[] {
  const { minItems, maxItems, items } = schema;
  const item = value[0] ?? sample(schemas, items ?? true, seed);
  const found: Violation[] = [];
  if (typeof minItems === "number" && minItems > 0) {
    found.push({ pointer, what: `with fewer than ${minItems} items`, value: value.slice(0, minItems - 1) });
  }
  if (typeof maxItems === "number" && maxItems < 1_000) {
    found.push({
      pointer,
      what: `with more than ${maxItems} items`,
      value: Array.from({ length: maxItems + 1 }, () => item),
    });
  }
  if (schema["uniqueItems"] === true) found.push({ pointer, what: "with an item twice", value: [item, item] });
  if (items === undefined || value.length === 0) return found;
  return [...found, ...violationsOf(schemas, items, item, seed, memberPointer(pointer, 0))];
}

/** What is likely to be valid, where the value at hand has nothing. */
const sample = (schemas: Schemas, schema: Json, seed: number): Json =>
  fc.sample(arbitraryBy(schemas, schema), { seed, numRuns: 1 })[0] ?? null;
