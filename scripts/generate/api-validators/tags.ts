import { GenerationError } from "../generation-error.ts";
import { childPointer, isRecord } from "../json-pointer.ts";
import type { SchemaRef } from "../operation-model.ts";
import { forbiddenNames, type Place } from "./place.ts";
import type { SchemaGraph } from "./schema-graph.ts";

/** A property whose value tells which branch is meant. */
export interface Tag {
  name: string;
  branches: [value: string, branch: SchemaRef][];
}

/**
 * The property by which the schemas themselves tell their branches apart: every branch is an object that requires the
 * property and fixes it to strings of its own. Then, and only then, looking at one branch decides as `oneOf` does.
 */
export function findTag(place: Place, branches: SchemaRef[]): Tag | undefined {
  if (branches.some(({ schema }) => schema === true || schema === false)) {
    return undefined;
  }
  const [first] = branches;
  const candidates = first ? candidateNames(place, first) : [];
  for (const name of candidates) {
    const values = branches.map((branch) => fixedValues(place.graph, branch, name));
    const all = values.flatMap((list) => list ?? []);
    if (values.every((list) => list !== undefined) && new Set(all).size === all.length) {
      const entries = branches.flatMap((branch, index) =>
        (values[index] ?? []).map((value): [string, SchemaRef] => [value, branch]),
      );
      return { name, branches: entries };
    }
  }
  return undefined;
}

function candidateNames(place: Place, branch: SchemaRef): string[] {
  const { discriminator } = place.schema;
  const declared = isRecord(discriminator) ? [String(discriminator.propertyName)] : [];
  const required = place.graph.conjuncts(branch).flatMap(({ schema }) => (schema.required ?? []) as string[]);
  const forbidden = [...place.mode.exempt, ...forbiddenNames(place)];
  return [...new Set([...declared, ...required])].filter((name) => !forbidden.includes(name));
}

function fixedValues(graph: SchemaGraph, branch: SchemaRef, name: string): string[] | undefined {
  const parts = graph.conjuncts(branch);
  const isObject = parts.some(({ schema }) => schema.type === "object");
  const isRequired = parts.some(({ schema }) => ((schema.required ?? []) as string[]).includes(name));
  if (!isObject || !isRequired) {
    return undefined;
  }
  for (const { schema, pointer } of parts) {
    const properties = (schema.properties ?? {}) as Record<string, SchemaRef["schema"]>;
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const values =
      property === undefined ? undefined : fixedStrings(graph, property, childPointer(pointer, "properties", name));
    if (values !== undefined) {
      return values;
    }
  }
  return undefined;
}

function fixedStrings(graph: SchemaGraph, schema: SchemaRef["schema"], pointer: string): string[] | undefined {
  const property = { schema, pointer };
  if (graph.isForbidden(property, "request") || graph.isForbidden(property, "response")) {
    return undefined;
  }
  for (const { schema: part } of graph.conjuncts(property)) {
    const values = part.const === undefined ? part.enum : [part.const];
    if (Array.isArray(values) && values.every((value) => typeof value === "string")) {
      return [...new Set(values)];
    }
  }
  return undefined;
}

/** What a discriminator calls its branches: the names of their components and those of its mapping. */
export function discriminatorNames(place: Place, branches: SchemaRef[]): Tag | undefined {
  const { discriminator } = place.schema;
  if (!isRecord(discriminator)) {
    return undefined;
  }
  const pointer = childPointer(place.pointer, "discriminator");
  if (typeof discriminator.propertyName !== "string") {
    throw new GenerationError(pointer, 'A discriminator must have a "propertyName".');
  }
  const references = new Map(
    branches.flatMap((branch) =>
      isRecord(branch.schema) && typeof branch.schema.$ref === "string" ? [[branch.schema.$ref, branch] as const] : [],
    ),
  );
  const named = new Map<string, SchemaRef>();
  for (const [reference, branch] of references) {
    named.set(reference.slice(reference.lastIndexOf("/") + 1), branch);
  }
  for (const [value, target] of Object.entries((discriminator.mapping ?? {}) as Record<string, string>)) {
    const branch = references.get(target) ?? references.get(`#/components/schemas/${target}`);
    if (!branch) {
      throw new GenerationError(childPointer(pointer, "mapping", value), `"${target}" is not one of the branches.`);
    }
    named.set(value, branch);
  }
  return { name: discriminator.propertyName, branches: [...named] };
}
