import { isObject, type Json, type JsonObject, memberPointer } from "../document/json.ts";
import type { SchemaPointer, Schemas } from "../document/schemas.ts";

/**
 * Pointers of the properties that no part of the schema knows. A schema that does not forbid them lets a server leak
 * them; only `additionalProperties` (or `unevaluatedProperties`) that is given and not `false` says that any may come.
 */
export function findUndocumented(schemas: Schemas, pointer: SchemaPointer, value: Json): string[] {
  return visit(schemas, [schemas.schemaAt(pointer)], value, "");
}

function visit(schemas: Schemas, candidates: Json[], value: Json, pointer: string): string[] {
  const parts = candidates.flatMap((candidate) => partsOf(schemas, candidate));
  if (Array.isArray(value)) {
    const items = parts.flatMap((part) => (part["items"] === undefined ? [] : [part["items"]]));
    return items.length === 0
      ? []
      : value.flatMap((item, index) => visit(schemas, items, item, memberPointer(pointer, index)));
  }
  if (!isObject(value) || !parts.some((part) => part["properties"] !== undefined)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const at = memberPointer(pointer, name);
    const known = parts.flatMap((part) => schemasOfProperty(part, name));
    return known.length === 0 ? [at] : visit(schemas, known, member, at);
  });
}

/** The schema and all that it is made of, whichever alternative the value is. */
function partsOf(schemas: Schemas, schema: Json): JsonObject[] {
  const flat = schemas.flat(schema);
  const alternatives = ["anyOf", "oneOf"].flatMap((keyword) => (Array.isArray(flat[keyword]) ? flat[keyword] : []));
  const conditional = ["if", "then", "else"].flatMap((keyword) => (flat[keyword] === undefined ? [] : [flat[keyword]]));
  return [flat, ...[...alternatives, ...conditional].flatMap((each) => partsOf(schemas, each))];
}

function schemasOfProperty(part: JsonObject, name: string): Json[] {
  const properties = isObject(part["properties"]) ? part["properties"] : {};
  const patterns = isObject(part["patternProperties"]) ? Object.entries(part["patternProperties"]) : [];
  const named = Object.hasOwn(properties, name) ? [properties[name] ?? true] : [];
  const matching = patterns.filter(([pattern]) => new RegExp(pattern, "u").test(name)).map(([, schema]) => schema);
  const others = ["additionalProperties", "unevaluatedProperties"]
    .map((keyword) => part[keyword])
    .filter((schema) => schema !== undefined && schema !== false);
  return [...named, ...matching, ...others];
}
