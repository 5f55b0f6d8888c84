import { GenerationError } from "../generation-error.ts";
import { isRecord, resolveReference } from "../json-pointer.ts";
import type { BundledDocument } from "../load-document.ts";
import type { SchemaObject, SchemaRef } from "../operation-model.ts";
import { byCodeUnit } from "../names.ts";
import { assertDialect, assertSchema, isAnnotation, keywordKinds } from "./schema-keywords.ts";
import { subschemas } from "./subschemas.ts";

export type Direction = "request" | "response";

/** The schemas of a document and how they refer to each other; whatever is asked twice is computed once. */
export class SchemaGraph {
  readonly document: BundledDocument;
  readonly #checked = new Map<string, "visiting" | "done">();
  readonly #flagged = new Map<string, boolean>();
  readonly #signatures = new WeakMap<SchemaObject, string>();

  constructor(document: BundledDocument) {
    this.document = document;
    assertDialect(document.jsonSchemaDialect, "/jsonSchemaDialect");
  }

  /** The schema that a `$ref` means. */
  target(schema: SchemaObject, pointer: string): SchemaRef {
    const { value, pointer: place } = resolveReference(this.document, schema.$ref, pointer);
    if (typeof value !== "boolean" && !isRecord(value)) {
      throw new GenerationError(pointer, `"${String(schema.$ref)}" does not lead to a schema.`);
    }
    return { schema: value, pointer: place };
  }

  /** The schema and, one after the other, all that must hold together with it by `$ref` and `allOf`. */
  conjuncts(ref: SchemaRef): (SchemaRef & { schema: SchemaObject })[] {
    const { schema, pointer } = ref;
    if (typeof schema === "boolean") {
      return [];
    }
    this.assertSound(ref);
    const parts = subschemas(schema, pointer).filter(({ keyword }) => keyword === "allOf");
    const targets = schema.$ref === undefined ? [] : [this.target(schema, pointer)];
    return [{ schema, pointer }, ...[...targets, ...parts].flatMap((part) => this.conjuncts(part))];
  }

  /** Refuses a schema that cannot be compiled, and one that refers back to itself for the same value. */
  assertSound({ schema, pointer }: SchemaRef): void {
    const state = this.#checked.get(pointer);
    if (state === "visiting") {
      throw new GenerationError(pointer, "The schema refers back to itself for the same value, so no check would end.");
    }
    if (state === "done" || typeof schema === "boolean") {
      return;
    }
    this.#checked.set(pointer, "visiting");
    assertSchema(schema, pointer);
    if (schema.$ref !== undefined) {
      this.assertSound(this.target(schema, pointer));
    }
    subschemas(schema, pointer)
      .filter(({ inPlace }) => inPlace)
      .forEach((part) => this.assertSound(part));
    this.#checked.set(pointer, "done");
  }

  /** Whether a property is refused in one direction: `readOnly` ones in requests, `writeOnly` ones in responses. */
  isForbidden(property: SchemaRef, direction: Direction): boolean {
    const flag = direction === "request" ? "readOnly" : "writeOnly";
    return this.conjuncts(property).some(({ schema }) => schema[flag] === true);
  }

  /** Whether anything in or below the schema is refused in this direction. */
  dependsOn(direction: Direction, ref: SchemaRef): boolean {
    const key = `${direction} ${ref.pointer}`;
    const known = this.#flagged.get(key);
    if (known !== undefined) {
      return known;
    }
    const found = this.#reaches(direction, ref, new Set());
    this.#flagged.set(key, found);
    return found;
  }

  #reaches(direction: Direction, { schema, pointer }: SchemaRef, visited: Set<string>): boolean {
    if (typeof schema === "boolean" || visited.has(pointer)) {
      return false;
    }
    visited.add(pointer);
    const flag = direction === "request" ? "readOnly" : "writeOnly";
    const below = subschemas(schema, pointer);
    const targets = schema.$ref === undefined ? [] : [this.target(schema, pointer)];
    return schema[flag] === true || [...targets, ...below].some((part) => this.#reaches(direction, part, visited));
  }

  /** Text that is equal for schemas that accept the same values by the same keywords. */
  signature(schema: SchemaRef["schema"]): string {
    if (typeof schema === "boolean") {
      return String(schema);
    }
    const known = this.#signatures.get(schema);
    if (known !== undefined) {
      return known;
    }
    const keywords = Object.keys(schema).filter((keyword) => !isAnnotation(keyword));
    const text = `{${keywords
      .toSorted(byCodeUnit)
      .map((keyword) => `${keyword}:${this.#valueSignature(keyword, schema[keyword])}`)
      .join(",")}}`;
    this.#signatures.set(schema, text);
    return text;
  }

  #valueSignature(keyword: string, value: unknown): string {
    const kind = Object.hasOwn(keywordKinds, keyword) ? keywordKinds[keyword] : undefined;
    if (kind === "schema") {
      return this.signature(value as SchemaRef["schema"]);
    }
    if (kind === "schemas") {
      return `[${(value as SchemaRef["schema"][]).map((item) => this.signature(item)).join(",")}]`;
    }
    if (kind === "schemaMap") {
      const entries = Object.entries(value as Record<string, SchemaRef["schema"]>);
      return `{${entries.map(([name, item]) => `${JSON.stringify(name)}:${this.signature(item)}`).join(",")}}`;
    }
    return JSON.stringify(value);
  }
}
