import addFormats from "ajv-formats";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { isObject, type Json, type JsonObject, valueAt } from "./json.ts";

/** A JSON Schema (2020-12) of the document, by its JSON Pointer. */
export type SchemaPointer = string;

const documentId = "document:";

/** The schemas of one document: what they say, and whether a value is as they say. */
export class Schemas {
  readonly #document: JsonObject;
  readonly #ajv: Ajv2020;
  readonly #validators = new Map<SchemaPointer, ValidateFunction>();

  constructor(document: JsonObject) {
    this.#document = document;
    // Keywords of OpenAPI's own, and what else a document may contain, are no reason not to check the rest.
    this.#ajv = new Ajv2020({
      strict: false,
      validateSchema: false,
      allErrors: true,
      inlineRefs: false,
      logger: false,
    });
    addFormats.default(this.#ajv);
    this.#ajv.addSchema(document, documentId);
  }

  /** Where the problems are; none when the value is valid. */
  validate(pointer: SchemaPointer, value: unknown): ErrorObject[] {
    const validator = this.#validators.get(pointer) ?? this.#compile(pointer);
    return validator(value) ? [] : [...(validator.errors ?? [])];
  }

  isValid(pointer: SchemaPointer, value: unknown): boolean {
    return this.validate(pointer, value).length === 0;
  }

  #compile(pointer: SchemaPointer): ValidateFunction {
    const fragment = pointer.split("/").map(encodeURIComponent).join("/");
    const validator = this.#ajv.compile({ $ref: `${documentId}#${fragment}` });
    this.#validators.set(pointer, validator);
    return validator;
  }

  /** The object at a pointer once its own `$ref` is followed, as parameters, responses and headers may have one. */
  follow(pointer: string): { pointer: string; object: JsonObject } {
    const object = valueAt(this.#document, pointer);
    const reference = isObject(object) ? object["$ref"] : undefined;
    if (typeof reference === "string" && reference.startsWith("#")) {
      return this.follow(decodeURIComponent(reference.slice(1)));
    }
    return { pointer, object: isObject(object) ? object : {} };
  }

  schemaAt(pointer: SchemaPointer): Json {
    return valueAt(this.#document, pointer) ?? true;
  }

  /** `$ref` and `allOf` merged into one schema object, as deep as this level. */
  flat(schema: Json): JsonObject {
    if (schema === false) return { not: {} };
    if (!isObject(schema)) return {};
    const { $ref: reference, allOf, ...own } = schema;
    const parts: Json[] = Array.isArray(allOf) ? [...allOf] : [];
    if (typeof reference === "string" && reference.startsWith("#")) {
      parts.unshift(this.schemaAt(decodeURIComponent(reference.slice(1))));
    }
    return parts
      .map((part) => this.flat(part))
      .concat(own)
      .reduce(merge, {});
  }
}

/** Both schemas at once. */
function merge(first: JsonObject, second: JsonObject): JsonObject {
  const merged: JsonObject = { ...first };
  for (const [keyword, value] of Object.entries(second)) {
    const former = merged[keyword];
    merged[keyword] = former === undefined ? value : (combine[keyword]?.(former, value) ?? value);
  }
  return merged;
}

const numeric = (choose: (...values: number[]) => number) => (first: Json, second: Json) =>
  choose(Number(first), Number(second));
const list = (value: Json): Json[] => (Array.isArray(value) ? value : [value]);
const common = (first: Json, second: Json): Json => {
  const allowed = new Set(list(second).map((value) => JSON.stringify(value)));
  return list(first).filter((value) => allowed.has(JSON.stringify(value)));
};

/** Every alternative of the one together with every one of the other. */
const pairs = (first: Json, second: Json): Json =>
  list(first).flatMap((one) => list(second).map((other) => ({ allOf: [one, other] })));

const combine: Record<string, (first: Json, second: Json) => Json> = {
  type: common,
  anyOf: pairs,
  oneOf: pairs,
  enum: common,
  required: (first, second) => [...new Set([...list(first), ...list(second)])],
  minimum: numeric(Math.max),
  minLength: numeric(Math.max),
  minItems: numeric(Math.max),
  minProperties: numeric(Math.max),
  maximum: numeric(Math.min),
  maxLength: numeric(Math.min),
  maxItems: numeric(Math.min),
  maxProperties: numeric(Math.min),
  properties: (first, second) => {
    const merged: JsonObject = isObject(first) ? { ...first } : {};
    for (const [name, schema] of Object.entries(isObject(second) ? second : {})) {
      const former = Object.hasOwn(merged, name) ? merged[name] : undefined;
      merged[name] = former === undefined ? schema : { allOf: [former, schema] };
    }
    return merged;
  },
};

export const typesOf = (schema: JsonObject): string[] | undefined =>
  schema["type"] === undefined ? undefined : list(schema["type"]).map(String);
