import type { SchemaObject, SchemaRef } from "../operation-model.ts";
import type { ModuleWriter } from "./module-writer.ts";
import { nameOfPlace } from "./name-of-place.ts";
import { arrayLines } from "./array-lines.ts";
import { combinationLines } from "./combination-lines.ts";
import { objectLines } from "./object-lines.ts";
import { call, compileBelow, type Compiler, type Mode, type Place } from "./place.ts";
import { scalarLines, textSchema } from "./scalar-lines.ts";
import type { Direction, SchemaGraph } from "./schema-graph.ts";
import { isAnnotation, isFlag } from "./schema-keywords.ts";
import { typeLines } from "./type-lines.ts";

/** Compiles schemas into functions of one module. */
export class SchemaCompiler implements Compiler {
  readonly graph: SchemaGraph;
  readonly module: ModuleWriter;
  readonly #functions = new Map<string, string>();

  constructor(graph: SchemaGraph, module: ModuleWriter) {
    this.graph = graph;
    this.module = module;
  }

  /** The name of the function that checks a whole value in this direction. */
  compile(ref: SchemaRef, direction: Direction, fallbackName: string): string {
    return this.compileFor(ref, { direction, tracked: false, exempt: [] }, fallbackName);
  }

  /** The name of the function for a schema and a mode; it is emitted the first time it is asked for. */
  compileFor(ref: SchemaRef, mode: Mode, fallbackName: string): string {
    this.graph.assertSound(ref);
    const { schema, pointer } = ref;
    if (typeof schema === "boolean") {
      return this.module.use(schema ? "anything" : "nothing");
    }
    const keywords = Object.keys(schema).filter((keyword) => !isAnnotation(keyword) && !isFlag(keyword));
    if (keywords.length === 0) {
      return this.module.use("anything");
    }
    if (keywords.length === 1 && keywords[0] === "$ref") {
      return this.compileFor(this.graph.target(schema, pointer), mode, fallbackName);
    }
    const key = this.#keyOf(ref, mode);
    return this.#functions.get(key) ?? this.#emit({ schema, pointer }, mode, key, fallbackName);
  }

  #keyOf(ref: SchemaRef, { direction, tracked, exempt }: Mode): string {
    const variant = this.graph.dependsOn(direction, ref) ? direction : "";
    return [variant, tracked, ...exempt, this.graph.signature(ref.schema)].join(" ");
  }

  #emit(ref: { schema: SchemaObject; pointer: string }, mode: Mode, key: string, fallbackName: string): string {
    const type = bareType(ref.schema);
    if (type !== undefined) {
      const guard = this.module.use(`expect${camelToPascal(type)}`);
      this.#functions.set(key, guard);
      return guard;
    }
    const text = textSchema({ compiler: this, module: this.module, graph: this.graph, ...ref, mode, seen: undefined });
    const wanted = nameOfPlace(ref.pointer, fallbackName);
    if (text !== undefined) {
      const constant = this.module.constant(this.module.use("Schema"), text, wanted);
      this.#functions.set(key, constant);
      return constant;
    }
    const name = this.module.name(wanted);
    this.#functions.set(key, name);
    const asks = ref.schema.unevaluatedProperties !== undefined || ref.schema.unevaluatedItems !== undefined;
    const seen = asks ? "evaluated" : mode.tracked ? "seen" : undefined;
    const lines = bodyLines({ compiler: this, module: this.module, graph: this.graph, ...ref, mode, seen });
    if (lines.length === 0) {
      this.#functions.set(key, this.module.use("anything"));
      return "anything";
    }
    this.module.use("Check");
    const parameters = ["value: unknown", "path: string", "check: Check", ...this.#seenParameter(mode, asks, lines)];
    this.module.declare(
      [
        `function ${name}(${parameters.join(", ")}): void {`,
        ...(asks ? [`  const evaluated = new ${this.module.use("Seen")}();`] : []),
        ...lines.map((line) => `  ${line}`),
        ...(asks && mode.tracked ? ["  seen?.merge(evaluated);"] : []),
        "}",
      ].join("\n"),
    );
    return name;
  }

  /** Callers always pass what they track, also to a function that has nothing to add. */
  #seenParameter({ tracked }: Mode, asks: boolean, lines: string[]): string[] {
    const isUsed = asks || lines.some((line) => /\bseen\b/.test(line));
    return tracked ? [`${isUsed ? "seen" : "_seen"}?: ${this.module.use("Seen")}`] : [];
  }
}

/** The type when the schema says nothing else. */
function bareType(schema: SchemaObject): string | undefined {
  const others = Object.keys(schema).filter(
    (keyword) => !isAnnotation(keyword) && !isFlag(keyword) && keyword !== "type",
  );
  return others.length === 0 && typeof schema.type === "string" ? schema.type : undefined;
}

function camelToPascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function bodyLines(place: Place): string[] {
  return withoutIdleGuard([
    ...typeLines(place),
    ...scalarLines(place),
    ...arrayLines(place),
    ...objectLines(place),
    ...combinationLines(place),
    ...unevaluatedLines(place),
  ]);
}

/** After the last check there is nothing to return from. */
function withoutIdleGuard(lines: string[]): string[] {
  return lines.map((line, index) =>
    index === lines.length - 1 ? line.replace(/^if \(!(.*)\) return;$/, "$1;") : line,
  );
}

function unevaluatedLines(place: Place): string[] {
  return ["unevaluatedProperties", "unevaluatedItems"].flatMap((keyword) => {
    const schema = place.schema[keyword] as SchemaRef["schema"] | undefined;
    if (schema === undefined) {
      return [];
    }
    const isClosed = schema === false && keyword === "unevaluatedProperties";
    const check = isClosed ? place.module.use("unknownProperty") : compileBelow(place, schema, keyword);
    return [call(place, keyword, check, "evaluated")];
  });
}
