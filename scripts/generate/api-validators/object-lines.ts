import { childPointer } from "../json-pointer.ts";
import type { SchemaRef } from "../operation-model.ts";
import { isLeftToRecord } from "./type-lines.ts";
import { regularExpression } from "./scalar-lines.ts";
import { call, compileBelow, forbiddenNames, listLiteral, nameBeside, objectLiteral, type Place } from "./place.ts";

type SchemaMap = Record<string, SchemaRef["schema"]>;

/** Keywords of objects, apart from those that apply other schemas in place. */
export function objectLines(place: Place): string[] {
  const { schema } = place;
  const lines = memberLines(place);
  if (schema.minProperties) {
    lines.push(call(place, "minProperties", JSON.stringify(schema.minProperties)));
  }
  if (schema.maxProperties !== undefined) {
    lines.push(call(place, "maxProperties", JSON.stringify(schema.maxProperties)));
  }
  if (schema.propertyNames !== undefined && schema.propertyNames !== true) {
    lines.push(call(place, "propertyNames", compileBelow(place, schema.propertyNames as boolean, "propertyNames")));
  }
  if (schema.dependentRequired !== undefined) {
    const entries = Object.entries(schema.dependentRequired as Record<string, string[]>);
    const names = entries.map(([name, others]) => [name, listLiteral(withoutForbidden(place, others))] as const);
    lines.push(call(place, "dependentRequired", constantMap(place, "readonly string[]", names, "dependencies")));
  }
  return lines;
}

function withoutForbidden(place: Place, names: readonly string[]): string[] {
  const forbidden = [...place.mode.exempt, ...forbiddenNames(place)];
  return names.filter((name) => !forbidden.includes(name));
}

/** Names that are required are mostly all there are: then the table of properties says them. */
function requiredNames(place: Place, table: string): string | undefined {
  const names = withoutForbidden(place, [...new Set((place.schema.required ?? []) as string[])]);
  const properties = Object.keys(place.schema.properties ?? {});
  if (names.length === 0) {
    return undefined;
  }
  const isAll = names.length > 1 && table !== "{}" && names.length === properties.length;
  return isAll && names.every((name) => properties.includes(name)) ? `Object.keys(${table})` : listLiteral(names);
}

function memberLines(place: Place): string[] {
  const { schema, seen } = place;
  const additional = additionalCheck(place);
  const table = Object.entries((schema.properties ?? {}) as SchemaMap).map(
    ([name, property]) => [name, compileProperty(place, name, property)] as const,
  );
  const patterns = patternTable(place);
  const text = table.length === 0 ? "{}" : constantMap(place, place.module.use("Schema"), table, "properties");
  const names = requiredNames(place, text);
  const hasMembers = table.length > 0 || additional !== undefined;
  if (isLeftToRecord(place)) {
    return [`if (!${call(place, "record", text, names ?? "[]", additional, seen).slice(0, -1)}) return;`];
  }
  return [
    ...(names === undefined ? [] : [call(place, "required", names)]),
    ...(patterns === undefined ? [] : [call(place, "patternMembers", text, patterns, additional, seen)]),
    ...(patterns === undefined && hasMembers ? [call(place, "members", text, additional, seen)] : []),
  ];
}

function compileProperty(place: Place, name: string, schema: SchemaRef["schema"]): string {
  const { direction } = place.mode;
  const property = { schema, pointer: childPointer(place.pointer, "properties", name) };
  if (place.graph.isForbidden(property, direction)) {
    return place.module.use(direction === "request" ? "readOnlyProperty" : "writeOnlyProperty");
  }
  return compileBelow(place, schema, "properties", name);
}

function additionalCheck(place: Place): string | undefined {
  const { additionalProperties } = place.schema;
  if (additionalProperties === false) {
    return place.module.use("unknownProperty");
  }
  // `true` asks for nothing, but it counts as having evaluated every property.
  return additionalProperties === undefined || (additionalProperties === true && !place.seen)
    ? undefined
    : compileBelow(place, additionalProperties as SchemaRef["schema"], "additionalProperties");
}

function patternTable(place: Place): string | undefined {
  const patterns = Object.entries((place.schema.patternProperties ?? {}) as SchemaMap);
  if (patterns.length === 0) {
    return undefined;
  }
  const entries = patterns.map(([source, schema]) => {
    const pointer = childPointer(place.pointer, "patternProperties", source);
    return `  [${regularExpression(source, pointer)}, ${compileBelow(place, schema, "patternProperties", source)}],`;
  });
  const type = `readonly (readonly [RegExp, ${place.module.use("Schema")}])[]`;
  return place.module.constant(type, `[\n${entries.join("\n")}\n]`, nameBeside(place, "patterns"));
}

/** A table that is made once, not at every call. */
export function constantMap(
  place: Place,
  type: string,
  entries: readonly (readonly [string, string])[],
  what: string,
): string {
  return place.module.constant(`Readonly<Record<string, ${type}>>`, objectLiteral(entries), nameBeside(place, what));
}
