import { childPointer } from "../json-pointer.ts";
import { byCodeUnit, camelCase, propertyKey } from "../names.ts";
import type { SchemaObject, SchemaRef } from "../operation-model.ts";
import type { ModuleWriter } from "./module-writer.ts";
import type { Direction, SchemaGraph } from "./schema-graph.ts";
import { nameOfPlace } from "./name-of-place.ts";

/** How a schema is compiled; the same schema may be needed in several ways. */
export interface Mode {
  direction: Direction;
  /** Whether the function records what it has evaluated, for an `unevaluated…` keyword further up. */
  tracked: boolean;
  /** Properties that another part of the same schema forbids in this direction, and that are therefore not required. */
  exempt: readonly string[];
}

/** What gives every schema its function. */
export interface Compiler {
  /** The name of the function for a schema and a mode; it is emitted the first time it is asked for. */
  compileFor(ref: SchemaRef, mode: Mode, fallbackName: string): string;
}

/** The schema that is being compiled, as the emitters of single keywords see it. */
export interface Place {
  compiler: Compiler;
  module: ModuleWriter;
  graph: SchemaGraph;
  schema: SchemaObject;
  pointer: string;
  mode: Mode;
  /** The variable that holds what was evaluated, if anything asks for it. */
  seen: string | undefined;
}

/** A line that applies a function of the runtime. */
export function call(place: Place, name: string, ...args: (string | undefined)[]): string {
  return `${place.module.use(name)}(${argumentList(["value", "path", "check", ...args])});`;
}

/** Arguments after the last one that is given are left out. */
export function argumentList(args: readonly (string | undefined)[]): string {
  const last = args.findLastIndex((arg) => arg !== undefined);
  return args
    .slice(0, last + 1)
    .map((arg) => arg ?? "undefined")
    .join(", ");
}

/** Compiles the schema of a property, an item or another value below the present one. */
export function compileBelow(place: Place, schema: SchemaRef["schema"], ...tokens: string[]): string {
  const ref = { schema, pointer: childPointer(place.pointer, ...tokens) };
  const mode = { direction: place.mode.direction, tracked: false, exempt: [] };
  return place.compiler.compileFor(ref, mode, tokens.join(" "));
}

/** Compiles a schema that applies to the present value too. */
export function compileInPlace(place: Place, ref: SchemaRef): string {
  const exempt = new Set([...place.mode.exempt, ...forbiddenNames(place)]);
  const mode = {
    direction: place.mode.direction,
    tracked: place.seen !== undefined,
    exempt: [...exempt].toSorted(byCodeUnit),
  };
  return place.compiler.compileFor(ref, mode, ref.pointer);
}

/** The properties that this schema, or what it must hold together with, forbids in the present direction. */
export function forbiddenNames({ graph, schema, pointer, mode }: Place): string[] {
  if (!graph.dependsOn(mode.direction, { schema, pointer })) {
    return [];
  }
  return graph.conjuncts({ schema, pointer }).flatMap(({ schema: part, pointer: place }) =>
    Object.entries((part.properties ?? {}) as Record<string, SchemaRef["schema"]>)
      .filter(([name, property]) =>
        graph.isForbidden({ schema: property, pointer: childPointer(place, "properties", name) }, mode.direction),
      )
      .map(([name]) => name),
  );
}

/** An object literal with one entry a line. */
export function objectLiteral(entries: readonly (readonly [name: string, text: string])[]): string {
  return entries.length === 0
    ? "{}"
    : `{\n${entries.map(([name, text]) => `  ${literalEntry(name, text)},`).join("\n")}\n}`;
}

function literalEntry(name: string, text: string): string {
  const key = propertyKey(name);
  return key === text && key === name ? key : `${key}: ${text}`;
}

export function listLiteral(values: readonly unknown[]): string {
  return `[${values.map((value) => JSON.stringify(value)).join(", ")}]`;
}

/** A name for something that belongs to the schema. */
export function nameBeside(place: Place, what: string): string {
  return camelCase(`${nameOfPlace(place.pointer, "value")} ${what}`);
}
