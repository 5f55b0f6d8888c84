import fc from "fast-check";
import type { AnySchema } from "../support/compile-schemas.ts";

/**
 * Few names and few values, so that schemas and values meet. The judge skips `__proto__` in schemas and throws on
 * values with a `toString`; those names have tests of their own.
 */
export const propertyNames = ["a", "b", "ab", "kind"];
export const scalars: unknown[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  2,
  3,
  1.5,
  0.3,
  100,
  "",
  "a",
  "ab",
  "b",
  "😀",
  "cat",
  "dog",
];
export const structures: unknown[] = [[], [1], [1, 1], ["a", 1], {}, { a: 1 }, { a: 1, b: 2 }, { kind: "cat" }];
const patterns = ["^a", "b$", "^.$", "^[a-c]*$", "\\p{L}"];
const formats = ["date-time", "date", "uuid", "email", "int32", "int64", "unheard-of"];

const count = fc.nat(3);
const name = fc.constantFrom(...propertyNames);
const names = fc.uniqueArray(name, { maxLength: 3 });
const pattern = fc.constantFrom(...patterns);
const type = fc.constantFrom("string", "number", "integer", "boolean", "null", "object", "array");
const literal = fc.constantFrom(...scalars, ...structures);

function mapOf<Value>(keys: fc.Arbitrary<string>, value: fc.Arbitrary<Value>): fc.Arbitrary<Record<string, Value>> {
  return fc
    .uniqueArray(fc.tuple(keys, value), { selector: ([key]) => key, minLength: 1, maxLength: 3 })
    .map((entries) => Object.fromEntries(entries));
}

type Keyword = [name: string, value: fc.Arbitrary<unknown>];

/** Every keyword of JSON Schema 2020-12 that a document may use. */
function keywords(schema: fc.Arbitrary<AnySchema>, references: fc.Arbitrary<string>): Keyword[] {
  const list = fc.array(schema, { minLength: 1, maxLength: 3 });
  return [
    ["type", fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 }))],
    ["enum", fc.uniqueArray(literal, { minLength: 1, maxLength: 4 })],
    ["const", literal],
    ["minimum", fc.constantFrom(0, 1, 1.5)],
    ["maximum", fc.constantFrom(0, 2, 99)],
    ["exclusiveMinimum", fc.constantFrom(0, 1)],
    ["exclusiveMaximum", fc.constantFrom(1, 3)],
    ["multipleOf", fc.constantFrom(1, 2, 0.1, 0.5)],
    ["minLength", count],
    ["maxLength", count],
    ["pattern", pattern],
    ["format", fc.constantFrom(...formats)],
    ["minItems", count],
    ["maxItems", count],
    ["uniqueItems", fc.boolean()],
    ["prefixItems", list],
    ["items", schema],
    ["contains", schema],
    ["minContains", count],
    ["maxContains", count],
    ["minProperties", count],
    ["maxProperties", count],
    ["required", names],
    ["properties", mapOf(name, schema)],
    ["patternProperties", mapOf(pattern, schema)],
    ["additionalProperties", schema],
    ["propertyNames", schema],
    ["dependentRequired", mapOf(name, names)],
    ["dependentSchemas", mapOf(name, schema)],
    ["allOf", list],
    ["anyOf", list],
    ["oneOf", list],
    ["not", schema],
    ["if", schema],
    ["then", schema],
    ["else", schema],
    ["unevaluatedProperties", schema],
    ["unevaluatedItems", schema],
    ["$ref", references],
    ["title", fc.constant("A title")],
  ];
}

/** One branch of a union that is told apart by `kind`, as discriminators are used. */
function taggedUnion(schema: fc.Arbitrary<AnySchema>): fc.Arbitrary<AnySchema> {
  const branch = (kind: string) =>
    schema.map((a) => ({ type: "object", required: ["kind"], properties: { kind: { const: kind }, a } }));
  return fc
    .tuple(branch("cat"), branch("dog"), fc.constantFrom("oneOf", "anyOf"))
    .map(([cat, dog, keyword]) => ({ [keyword]: [cat, dog], discriminator: { propertyName: "kind" } }));
}

/** Schemas over all keywords; a `$ref` leads to one of `targets`, which must not lead back in place. */
export function schemaArbitrary(targets: string[], depth: number): fc.Arbitrary<AnySchema> {
  const references = fc.constantFrom(...targets.map((target) => `#/components/schemas/${target}`));
  const leaf = objectOf(keywords(fc.boolean(), references).slice(0, 15), 3);
  let schema: fc.Arbitrary<AnySchema> = fc.oneof(
    { weight: 1, arbitrary: fc.boolean() },
    { weight: 6, arbitrary: leaf },
  );
  for (let level = 0; level < depth; level++) {
    schema = fc.oneof(
      { weight: 2, arbitrary: schema },
      { weight: 6, arbitrary: objectOf(keywords(schema, references), 4) },
      { weight: 1, arbitrary: taggedUnion(schema) },
    );
  }
  return schema;
}

function objectOf(all: Keyword[], maximum: number): fc.Arbitrary<AnySchema> {
  return fc
    .subarray(all, { minLength: 1, maxLength: maximum })
    .chain((chosen) => fc.tuple(...chosen.map(([keyword, value]) => value.map((item) => [keyword, item] as const))))
    .map((entries) => Object.fromEntries(entries));
}
