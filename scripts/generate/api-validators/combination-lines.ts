import { childPointer } from "../json-pointer.ts";
import type { SchemaRef } from "../operation-model.ts";
import { constantMap } from "./object-lines.ts";
import { call, compileBelow, compileInPlace, type Place } from "./place.ts";
import { runtimeExports } from "./runtime-exports.ts";
import { discriminatorNames, findTag } from "./tags.ts";

type SchemaMap = Record<string, SchemaRef["schema"]>;

/** Keywords that apply other schemas to the same value. */
export function combinationLines(place: Place): string[] {
  const { schema } = place;
  return [
    ...(schema.$ref === undefined ? [] : [direct(place, place.graph.target(schema, place.pointer))]),
    ...branches(place, "allOf").map((part) => direct(place, part)),
    ...branchLines(place, "anyOf"),
    ...branchLines(place, "oneOf"),
    ...(schema.not === undefined ? [] : [notLine(place)]),
    ...(schema.if === undefined ? [] : [conditionalLine(place)]),
    ...(schema.dependentSchemas === undefined ? [] : [dependentLine(place)]),
  ].filter((line) => !line.startsWith("anything("));
}

function branches(place: Place, keyword: string): SchemaRef[] {
  return ((place.schema[keyword] ?? []) as SchemaRef["schema"][]).map((schema, index) => ({
    schema,
    pointer: childPointer(place.pointer, keyword, index),
  }));
}

function direct(place: Place, part: SchemaRef): string {
  const check = compileInPlace(place, part);
  // Functions of the runtime have nothing to add to what was evaluated.
  const seen = place.seen && !runtimeExports.has(check) ? [place.seen] : [];
  return `${check}(${["value", "path", "check", ...seen].join(", ")});`;
}

function branchLines(place: Place, keyword: "anyOf" | "oneOf"): string[] {
  const parts = branches(place, keyword);
  const [only, second] = parts;
  if (only === undefined || second === undefined) {
    return only ? [direct(place, only)] : [];
  }
  const tag = findTag(place, parts);
  if (tag) {
    const entries = tag.branches.map(([value, part]) => [value, compileInPlace(place, part)] as const);
    const table = constantMap(place, place.module.use("Schema"), entries, tag.name);
    return [call(place, "tagged", JSON.stringify(tag.name), table, place.seen)];
  }
  const checks = parts.map((part) => compileInPlace(place, part));
  return [call(place, keyword, `[${checks.join(", ")}]`, place.seen, preferred(place, parts))];
}

/** A discriminator that the branches do not enforce tells whose errors are worth reporting. */
function preferred(place: Place, parts: SchemaRef[]): string | undefined {
  const names = discriminatorNames(place, parts);
  if (names === undefined) {
    return undefined;
  }
  const entries = names.branches.map(([value, part]) => [value, compileInPlace(place, part)] as const);
  const table = constantMap(place, place.module.use("Schema"), entries, names.name);
  return `${place.module.use("named")}(value, ${JSON.stringify(names.name)}, ${table})`;
}

function notLine(place: Place): string {
  return call(place, "not", compileBelow(place, place.schema.not as SchemaRef["schema"], "not"));
}

function conditionalLine(place: Place): string {
  const [condition, consequence, alternative] = ["if", "then", "else"].map((keyword) =>
    compileInPlace(place, {
      schema: (place.schema[keyword] ?? true) as SchemaRef["schema"],
      pointer: childPointer(place.pointer, keyword),
    }),
  );
  return call(place, "conditional", condition, consequence, alternative, place.seen);
}

function dependentLine(place: Place): string {
  const entries = Object.entries(place.schema.dependentSchemas as SchemaMap).map(([name, schema]) => {
    const part = { schema, pointer: childPointer(place.pointer, "dependentSchemas", name) };
    return [name, compileInPlace(place, part)] as const;
  });
  const table = constantMap(place, place.module.use("Schema"), entries, "dependents");
  return call(place, "dependentSchemas", table, place.seen);
}
