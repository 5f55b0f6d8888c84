import fc, { type Arbitrary } from "fast-check";
import { isObject, type Json, type JsonObject } from "../document/json.ts";
import { type SchemaPointer, type Schemas, typesOf } from "../document/schemas.ts";

/** Deeper than this, only what has to be there is made. */
const deepest = 3;

/** A value that is valid by a schema, the same for the same seed; undefined when none is found. */
export function sampleOf(schemas: Schemas, pointer: SchemaPointer, seed: number): Json | undefined {
  const candidates = fc.sample(arbitraryBy(schemas, schemas.schemaAt(pointer)), { seed, numRuns: 50 });
  return candidates.find((value) => schemas.isValid(pointer, value));
}

/** Values that are likely to be valid by a schema: what its keywords mean together is for a validator to say. */
export function arbitraryBy(schemas: Schemas, schema: Json, depth = 0): Arbitrary<Json> {
  const flat = schemas.flat(schema);
  if (flat["const"] !== undefined) return fc.constant(flat["const"]);
  if (Array.isArray(flat["enum"]) && flat["enum"].length > 0) return fc.constantFrom(...flat["enum"]);
  for (const keyword of ["oneOf", "anyOf"]) {
    const { [keyword]: alternatives, ...rest } = flat;
    if (Array.isArray(alternatives) && alternatives.length > 0) {
      return fc.oneof(...alternatives.map((each) => arbitraryBy(schemas, { allOf: [rest, each] }, depth)));
    }
  }
  const types = typesOf(flat) ?? [guessType(flat)];
  return fc.oneof(...types.map((type) => arbitraryOfType(schemas, type, flat, depth)));
}

function guessType(schema: JsonObject): string {
  if (schema["properties"] !== undefined || schema["required"] !== undefined) return "object";
  if (schema["items"] !== undefined) return "array";
  if (schema["minimum"] !== undefined || schema["maximum"] !== undefined) return "number";
  return "string";
}

function arbitraryOfType(schemas: Schemas, type: string, schema: JsonObject, depth: number): Arbitrary<Json> {
  switch (type) {
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "integer":
      return integers(schema);
    case "number":
      return fc.oneof(integers(schema), numbers(schema));
    case "array":
      return arrays(schemas, schema, depth);
    case "object":
      return objects(schemas, schema, depth);
    default:
      return strings(schema);
  }
}

const numberOf = (value: Json | undefined, otherwise: number): number =>
  typeof value === "number" ? value : otherwise;

function bounds(schema: JsonObject): { min: number; max: number } {
  const min = Math.max(numberOf(schema["minimum"], -1_000_000), numberOf(schema["exclusiveMinimum"], -Infinity) + 1);
  const max = Math.min(
    numberOf(schema["maximum"], Math.max(min, 0) + 1_000_000),
    numberOf(schema["exclusiveMaximum"], Infinity) - 1,
  );
  return { min, max };
}

function integers(schema: JsonObject): Arbitrary<Json> {
  const { min, max } = bounds(schema);
  const step = numberOf(schema["multipleOf"], 1);
  return fc
    .integer({ min: Math.ceil(min / step), max: Math.max(Math.ceil(min / step), Math.floor(max / step)) })
    .map((n) => n * step);
}

function numbers(schema: JsonObject): Arbitrary<Json> {
  const { min, max } = bounds(schema);
  return fc
    .integer({ min: Math.ceil(min * 4), max: Math.max(Math.ceil(min * 4), Math.floor(max * 4)) })
    .map((n) => n / 4);
}

function arrays(schemas: Schemas, schema: JsonObject, depth: number): Arbitrary<Json> {
  const minLength = numberOf(schema["minItems"], 0);
  const wanted = depth >= deepest ? minLength : Math.max(minLength, 3);
  const constraints = { minLength, maxLength: Math.min(numberOf(schema["maxItems"], wanted), wanted) };
  const items = arbitraryBy(schemas, schema["items"] ?? true, depth + 1);
  if (schema["uniqueItems"] !== true) return fc.array(items, constraints);
  return fc.uniqueArray(items, { ...constraints, selector: (item) => JSON.stringify(item) });
}

/** Properties that are `readOnly` are the server's to give (OpenAPI 3.1, section 4.8.24.3). */
function objects(schemas: Schemas, schema: JsonObject, depth: number): Arbitrary<Json> {
  const required = Array.isArray(schema["required"]) ? schema["required"].map(String) : [];
  const named = Object.entries(isObject(schema["properties"]) ? schema["properties"] : {})
    .filter(([, property]) => property !== false && schemas.flat(property)["readOnly"] !== true)
    .filter(([name]) => depth < deepest || required.includes(name));
  const model = Object.fromEntries(named.map(([name, property]) => [name, arbitraryBy(schemas, property, depth + 1)]));
  const record = fc.record(model, { requiredKeys: required.filter((name) => Object.hasOwn(model, name)) });
  const others = schema["additionalProperties"];
  if (named.length > 0 || !isObject(others)) return record;
  const maxKeys = Math.min(numberOf(schema["maxProperties"], 3), 3);
  const names = isObject(schema["propertyNames"])
    ? strings(schemas.flat(schema["propertyNames"]))
    : fc.stringMatching(/^[a-z]{1,8}$/);
  return fc.dictionary(names as Arbitrary<string>, arbitraryBy(schemas, others, depth + 1), {
    maxKeys,
  }) as Arbitrary<Json>;
}

function strings(schema: JsonObject): Arbitrary<Json> {
  const minLength = numberOf(schema["minLength"], 0);
  const maxLength = Math.min(numberOf(schema["maxLength"], minLength + 30), minLength + 60);
  const format = typeof schema["format"] === "string" ? formats[schema["format"]] : undefined;
  if (format !== undefined) return format;
  const pattern = schema["pattern"];
  if (typeof pattern === "string") return matching(pattern).map((text) => fit(text, pattern, minLength, maxLength));
  return fc
    .string({ unit: "grapheme", minLength, maxLength })
    .map((text) => Array.from(text).slice(0, maxLength).join(""));
}

/** Text that the pattern accepts; for what fast-check cannot read, none in particular. */
function matching(pattern: string): Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(pattern, "u"));
  } catch {
    return fc.string();
  }
}

/** Of the wanted length, if that can be had by cutting or by repeating one of its characters. */
export function fit(text: string, pattern: string, minLength: number, maxLength: number): string {
  const accepts = new RegExp(pattern, "u");
  const characters = Array.from(text);
  if (characters.length >= minLength && characters.length <= maxLength) return text;
  const candidates = characters.length > maxLength ? cuts(characters, maxLength) : paddings(characters, minLength);
  for (const candidate of candidates) if (accepts.test(candidate)) return candidate;
  return text;
}

const cuts = (characters: string[], length: number): string[] => [
  characters.slice(0, length).join(""),
  characters.slice(-length).join(""),
];

function* paddings(characters: string[], length: number): Generator<string> {
  const missing = length - characters.length;
  for (const filler of new Set([...characters, "a", "0", "."])) {
    for (let position = 0; position <= characters.length; position += 1) {
      yield characters.toSpliced(position, 0, filler.repeat(missing)).join("");
    }
  }
}

const instants = fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true });
const formats: Record<string, Arbitrary<Json>> = {
  "date-time": instants.map((instant) => instant.toISOString()),
  date: instants.map((instant) => instant.toISOString().slice(0, 10)),
  time: instants.map((instant) => instant.toISOString().slice(11)),
  email: fc.stringMatching(/^[a-z]{1,8}@example\.com$/),
  hostname: fc.domain(),
  ipv4: fc.ipV4(),
  ipv6: fc.ipV6(),
  uri: fc.webUrl(),
  "uri-reference": fc.webUrl(),
  uuid: fc.uuid(),
};
