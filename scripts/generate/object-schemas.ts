import { childPointer, isRecord, resolveReference } from "./json-pointer.ts";
import type { BundledDocument } from "./load-document.ts";
import { pascalCase } from "./names.ts";

/** What JavaScript has already, or openapi-typescript declares beside the schemas: `extends Error` has to stay clear. */
const takenNames = new Set(
  (
    "Array ArrayBuffer AsyncIterable AsyncIterator BigInt Boolean DataView Date Error Function Iterable Iterator JSON " +
    "Map Math Number Object Omit Partial Pick Promise Proxy Readonly Record Reflect RegExp Required Set String Symbol " +
    "Composed OneOf WithRequired XOR"
  ).split(" "),
);

/** The component schemas that are objects, with the names of their types. One whose name is taken is left out. */
export function namedObjectSchemas(document: BundledDocument): Map<string, string> {
  const all = Object.entries(document.components?.schemas ?? {});
  const objects = all.filter(([, schema]) => isObjectSchema(document, schema)).map(([name]) => name);
  // A name that can stay as it is comes before one that has to be changed.
  const inOrder = [...objects.filter(isTypeName), ...objects.filter((name) => !isTypeName(name))];
  const used = new Set(takenNames);
  const names = new Map<string, string>();
  for (const name of inOrder) {
    const type = isTypeName(name) ? name : pascalCase(name);
    if (!used.has(type)) names.set(name, type);
    used.add(type);
  }
  return names;
}

const isTypeName = (name: string): boolean => /^[A-Z][A-Za-z0-9]*$/.test(name);

/** Whether nothing but objects is valid by the schema, and an interface can say which: not a map that has properties. */
function isObjectSchema(document: BundledDocument, schema: unknown, seen: readonly unknown[] = []): boolean {
  if (!isRecord(schema) || seen.includes(schema)) return false;
  const { $ref, type, properties, allOf, oneOf, anyOf, enum: values, const: value } = schema;
  const isMap = isRecord(schema.additionalProperties) || schema.patternProperties !== undefined;
  const isComposed = properties !== undefined || allOf !== undefined || $ref !== undefined || seen.length > 0;
  if (isMap && isComposed) return false;
  if ([oneOf, anyOf, values, value].some((keyword) => keyword !== undefined)) return false;
  const parts = [
    ...(Array.isArray(allOf) ? allOf : []),
    ...($ref === undefined
      ? []
      : [resolveReference(document, $ref, childPointer("/components/schemas", "$ref")).value]),
  ];
  const saysObject = type === undefined ? properties !== undefined || parts.length > 0 : type === "object";
  return saysObject && parts.every((part) => isObjectSchema(document, part, [...seen, schema]));
}
