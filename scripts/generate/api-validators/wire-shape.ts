import { GenerationError } from "../generation-error.ts";
import { childPointer, isRecord } from "../json-pointer.ts";
import { byCodeUnit } from "../names.ts";
import type { SchemaObject, SchemaRef } from "../operation-model.ts";
import type { SchemaGraph } from "./schema-graph.ts";

/** Scalars in the order in which a text is tried to be read as one. */
const scalarOrder = ["boolean", "integer", "number", "string"];

export type WireShape =
  | { kind: "scalar"; types: string }
  | { kind: "list"; items: string }
  | { kind: "either"; either: string; items: string }
  | { kind: "fields"; fields: [name: string, types: string | { items: string }][]; others?: string };

/** What the text of a parameter stands for. `null` has no text; a nullable parameter is left out instead. */
export function wireShape(graph: SchemaGraph, ref: SchemaRef): WireShape {
  const types = typesOf(graph, ref) ?? new Set(["string"]);
  types.delete("null");
  if (types.has("object") && types.size > 1) {
    const names = [...types].toSorted(byCodeUnit).join(" or ");
    throw new GenerationError(ref.pointer, `A parameter cannot be ${names}: its text does not tell which.`);
  }
  if (types.size === 0) {
    throw new GenerationError(ref.pointer, "The parameter accepts no value that can be written as text.");
  }
  if (types.delete("array")) {
    const items = itemTypes(graph, ref) ?? "string";
    return types.size === 0 ? { kind: "list", items } : { kind: "either", either: typeNames(types), items };
  }
  return types.has("object") ? fieldsShape(graph, ref) : { kind: "scalar", types: typeNames(types) };
}

function typeNames(types: Set<string>): string {
  return scalarOrder.filter((type) => types.has(type) && !(type === "integer" && types.has("number"))).join(" ");
}

/** The types a schema allows, as far as its keywords name any; undefined when they do not. */
function typesOf(graph: SchemaGraph, ref: SchemaRef): Set<string> | undefined {
  return graph.conjuncts(ref).reduce<Set<string> | undefined>((known, { schema, pointer }) => {
    const own = [declaredTypes(schema), valueTypes(schema), ...branchTypes(graph, schema, pointer)];
    return own.reduce<Set<string> | undefined>((result, types) => intersection(result, types), known);
  }, undefined);
}

function declaredTypes({ type }: SchemaObject): Set<string> | undefined {
  return type === undefined ? undefined : new Set([type].flat() as string[]);
}

function valueTypes(schema: SchemaObject): Set<string> | undefined {
  const values = schema.const === undefined ? (schema.enum as unknown[] | undefined) : [schema.const];
  return values && new Set(values.map(typeOfValue));
}

function typeOfValue(value: unknown): string {
  if (value === null || Array.isArray(value)) {
    return value === null ? "null" : "array";
  }
  return Number.isInteger(value) ? "integer" : typeof value;
}

function branchTypes(graph: SchemaGraph, schema: SchemaObject, pointer: string): (Set<string> | undefined)[] {
  return ["anyOf", "oneOf"].map((keyword) => {
    const branches = (schema[keyword] ?? []) as SchemaRef["schema"][];
    const types = branches.map((branch, index) =>
      typesOf(graph, { schema: branch, pointer: childPointer(pointer, keyword, index) }),
    );
    return types.length === 0 || types.includes(undefined)
      ? undefined
      : new Set(types.flatMap((set) => [...(set ?? [])]));
  });
}

function intersection(a: Set<string> | undefined, b: Set<string> | undefined): Set<string> | undefined {
  if (a === undefined || b === undefined) {
    return a ?? b;
  }
  const both = [...a, ...b].filter((type) => allows(a, type) && allows(b, type));
  return new Set(both);
}

function allows(types: Set<string>, type: string): boolean {
  return types.has(type) || (type === "integer" && types.has("number"));
}

/** The types of the items, wherever in the schema they are described. */
function itemTypes(graph: SchemaGraph, ref: SchemaRef): string | undefined {
  for (const { schema, pointer } of graph.conjuncts(ref)) {
    if (schema.prefixItems !== undefined) {
      throw new GenerationError(pointer, '"prefixItems" is not supported in a parameter that is written as text.');
    }
    if (schema.items !== undefined) {
      return scalarTypes(graph, {
        schema: schema.items as SchemaRef["schema"],
        pointer: childPointer(pointer, "items"),
      });
    }
    const below = branchesOf(schema, pointer).map((branch) => itemTypes(graph, branch));
    const found = below.find((types) => types !== undefined);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function branchesOf(schema: SchemaObject, pointer: string): SchemaRef[] {
  return ["anyOf", "oneOf"].flatMap((keyword) =>
    ((schema[keyword] ?? []) as SchemaRef["schema"][]).map((branch, index) => ({
      schema: branch,
      pointer: childPointer(pointer, keyword, index),
    })),
  );
}

function scalarTypes(graph: SchemaGraph, ref: SchemaRef): string {
  const shape = wireShape(graph, ref);
  if (shape.kind !== "scalar") {
    throw new GenerationError(ref.pointer, "Lists and objects inside a parameter have no text form.");
  }
  return shape.types;
}

function fieldsShape(graph: SchemaGraph, ref: SchemaRef): WireShape {
  const fields: [string, string | { items: string }][] = [];
  let others: string | undefined;
  for (const { schema, pointer } of graph.conjuncts(ref)) {
    for (const [name, property] of Object.entries((schema.properties ?? {}) as Record<string, SchemaRef["schema"]>)) {
      fields.push([name, fieldTypes(graph, { schema: property, pointer: childPointer(pointer, "properties", name) })]);
    }
    const { additionalProperties } = schema;
    if (additionalProperties === true || isRecord(additionalProperties)) {
      others = scalarTypes(graph, {
        schema: additionalProperties,
        pointer: childPointer(pointer, "additionalProperties"),
      });
    }
  }
  return { kind: "fields", fields, ...(others !== undefined && { others }) };
}

function fieldTypes(graph: SchemaGraph, ref: SchemaRef): string | { items: string } {
  const shape = wireShape(graph, ref);
  if (shape.kind === "fields" || shape.kind === "either") {
    throw new GenerationError(ref.pointer, "Objects inside a parameter have no text form.");
  }
  return shape.kind === "list" ? { items: shape.items } : shape.types;
}
