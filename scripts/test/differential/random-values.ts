import fc from "fast-check";
import { isRecord } from "../../generate/json-pointer.ts";
import type { AnySchema } from "../support/compile-schemas.ts";
import { propertyNames as schemaNames, scalars, structures } from "./random-schemas.ts";

const formatted = [
  "2026-02-28",
  "2026-02-29",
  "2024-02-29T23:59:60Z",
  "2024-01-01T10:00:00.5+01:30",
  "2024-01-01T25:00:00Z",
  "someone@example.com",
  "someone@",
  "0190f5a8-6f1c-7c3e-9b1a-0f6e2d3c4b5a",
  2 ** 31,
  2 ** 40,
];

const propertyNames = [...schemaNames, "__proto__"];

/** Any JSON value over the names and scalars that random schemas use. */
export const anyValue: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(...scalars, ...structures, ...formatted),
    fc.array(tie("value"), { maxLength: 4 }),
    fc
      .uniqueArray(fc.tuple(fc.constantFrom(...propertyNames), tie("value")), {
        selector: ([key]) => key,
        maxLength: 4,
      })
      .map((entries) => Object.fromEntries(entries)),
  ),
})).value;

/** Values that have a fair chance to be valid: made along the schema, with a slip now and then. */
export function valueFor(schema: AnySchema, schemas: Record<string, AnySchema>, depth = 4): fc.Arbitrary<unknown> {
  if (typeof schema === "boolean" || depth === 0) {
    return anyValue;
  }
  const candidates = [...literals(schema), ...parts(schema).map((part) => valueFor(part, schemas, depth - 1))];
  if (typeof schema.$ref === "string") {
    candidates.push(valueFor(schemas[schema.$ref.split("/")[3] ?? ""] ?? true, schemas, depth - 1));
  }
  if (Array.isArray(schema.allOf)) {
    candidates.push(mergedValue([{ ...schema, allOf: undefined }, ...(schema.allOf as AnySchema[])], schemas, depth));
  }
  const types = [schema.type ?? inferredTypes(schema)].flat() as string[];
  candidates.push(...types.map((type) => valueOfType(type, schema, schemas, depth)));
  return candidates.length === 0
    ? anyValue
    : fc.oneof({ weight: 9, arbitrary: fc.oneof(...candidates) }, { weight: 1, arbitrary: anyValue });
}

/** What must hold together is made part by part and put together. */
function mergedValue(all: AnySchema[], schemas: Record<string, AnySchema>, depth: number): fc.Arbitrary<unknown> {
  return fc
    .tuple(...all.map((part) => valueFor(part, schemas, depth - 1)))
    .map((values) => (values.every(isRecord) ? Object.assign({}, ...values) : values[0]));
}

function literals(schema: Exclude<AnySchema, boolean>): fc.Arbitrary<unknown>[] {
  const values = [...(Array.isArray(schema.enum) ? schema.enum : []), ...("const" in schema ? [schema.const] : [])];
  return values.length > 0 ? [fc.constantFrom(...values)] : [];
}

function parts(schema: Exclude<AnySchema, boolean>): AnySchema[] {
  return ["allOf", "anyOf", "oneOf"].flatMap((keyword) => (schema[keyword] ?? []) as AnySchema[]);
}

function inferredTypes(schema: Exclude<AnySchema, boolean>): string[] {
  const isArray = ["items", "prefixItems", "contains", "minItems", "unevaluatedItems"].some(
    (keyword) => keyword in schema,
  );
  const isObject = [
    "properties",
    "required",
    "patternProperties",
    "additionalProperties",
    "unevaluatedProperties",
  ].some((keyword) => keyword in schema);
  return [...(isArray ? ["array"] : []), ...(isObject ? ["object"] : [])];
}

function valueOfType(
  type: string,
  schema: Exclude<AnySchema, boolean>,
  schemas: Record<string, AnySchema>,
  depth: number,
): fc.Arbitrary<unknown> {
  if (type === "object") {
    return objectFor(schema, schemas, depth);
  }
  if (type === "array") {
    const prefix = ((schema.prefixItems ?? []) as AnySchema[]).map((item) => valueFor(item, schemas, depth - 1));
    const rest = [schema.items, schema.contains].filter((item) => item !== undefined) as AnySchema[];
    const item = fc.oneof(...rest.map((below) => valueFor(below, schemas, depth - 1)), anyValue);
    return fc
      .tuple(fc.tuple(...prefix), fc.array(item, { maxLength: 4 }))
      .map(([first, others]) => [...first, ...others]);
  }
  const values = [...scalars, ...formatted].filter(
    (value) =>
      typeof value === type || (type === "integer" && Number.isInteger(value)) || (type === "null" && value === null),
  );
  return fc.constantFrom(...values);
}

function objectFor(
  schema: Exclude<AnySchema, boolean>,
  schemas: Record<string, AnySchema>,
  depth: number,
): fc.Arbitrary<unknown> {
  const properties = isRecord(schema.properties) ? (schema.properties as Record<string, AnySchema>) : {};
  const allowed = Object.keys(properties).filter((name) => properties[name] !== false);
  const names = [...allowed, ...((schema.required ?? []) as string[])];
  const entry = (name: string) => {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const value = property === undefined ? anyValue : valueFor(property, schemas, depth - 1);
    return value.map((item) => [name, item] as const);
  };
  const entries = fc.tuple(...[...new Set(names)].map(entry));
  const extra = fc.array(fc.tuple(fc.constantFrom(...propertyNames), anyValue), { minLength: 1, maxLength: 2 });
  return fc
    .tuple(entries, extra, fc.nat(9))
    .map(([own, others, slip]) =>
      Object.fromEntries([...(slip < 2 ? others : []), ...(slip === 9 ? own.slice(1) : own)]),
    );
}
