import { GenerationError } from "../generation-error.ts";
import { childPointer, isRecord } from "../json-pointer.ts";
import type { SchemaObject } from "../operation-model.ts";

type ValueTest = [holds: (value: unknown) => boolean, expected: string];

const isString = (value: unknown): boolean => typeof value === "string";
const isNumber = (value: unknown): boolean => typeof value === "number" && Number.isFinite(value);
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isSchema = (value: unknown): boolean => typeof value === "boolean" || isRecord(value);
const isStrings = (value: unknown): boolean => Array.isArray(value) && value.every(isString);

const tests = {
  annotation: [() => true, ""],
  string: [isString, "a string"],
  boolean: [(value) => typeof value === "boolean", "true or false"],
  number: [isNumber, "a number"],
  positive: [(value) => isNumber(value) && (value as number) > 0, "a number greater than 0"],
  count: [isCount, "a whole number"],
  strings: [isStrings, "a list of strings"],
  stringLists: [(value) => isRecord(value) && Object.values(value).every(isStrings), "an object of lists of strings"],
  list: [(value) => Array.isArray(value) && value.length > 0, "a list with at least one value"],
  types: [(value) => isTypes(value), "one of the seven JSON types, or a list of them"],
  schema: [isSchema, "a schema"],
  schemas: [(value) => Array.isArray(value) && value.length > 0 && value.every(isSchema), "a list of schemas"],
  schemaMap: [(value) => isRecord(value) && Object.values(value).every(isSchema), "an object of schemas"],
  object: [isRecord, "an object"],
} satisfies Record<string, ValueTest>;

type Kind = keyof typeof tests;

const jsonTypes = ["string", "number", "integer", "boolean", "null", "object", "array"];

function isTypes(value: unknown): boolean {
  const types = Array.isArray(value) ? value : [value];
  return types.length > 0 && types.every((type) => jsonTypes.includes(type)) && new Set(types).size === types.length;
}

/** Every keyword that is understood. Whatever else a schema contains is refused, so that nothing is silently ignored. */
export const keywordKinds: Readonly<Record<string, Kind>> = {
  $ref: "string",
  type: "types",
  enum: "list",
  const: "annotation",
  multipleOf: "positive",
  minimum: "number",
  maximum: "number",
  exclusiveMinimum: "number",
  exclusiveMaximum: "number",
  minLength: "count",
  maxLength: "count",
  pattern: "string",
  format: "string",
  minItems: "count",
  maxItems: "count",
  uniqueItems: "boolean",
  prefixItems: "schemas",
  items: "schema",
  contains: "schema",
  minContains: "count",
  maxContains: "count",
  minProperties: "count",
  maxProperties: "count",
  required: "strings",
  properties: "schemaMap",
  patternProperties: "schemaMap",
  additionalProperties: "schema",
  propertyNames: "schema",
  dependentRequired: "stringLists",
  dependentSchemas: "schemaMap",
  allOf: "schemas",
  anyOf: "schemas",
  oneOf: "schemas",
  not: "schema",
  if: "schema",
  then: "schema",
  else: "schema",
  unevaluatedProperties: "schema",
  unevaluatedItems: "schema",
  discriminator: "object",
  readOnly: "boolean",
  writeOnly: "boolean",
  $defs: "schemaMap",
  definitions: "schemaMap",
  $schema: "string",
  $comment: "annotation",
  title: "annotation",
  description: "annotation",
  default: "annotation",
  deprecated: "annotation",
  example: "annotation",
  examples: "annotation",
  externalDocs: "annotation",
  xml: "annotation",
  contentEncoding: "annotation",
  contentMediaType: "annotation",
  contentSchema: "annotation",
};

/** Keywords that say nothing about which values are valid. */
const annotations = new Set([
  ...Object.keys(keywordKinds).filter((keyword) => keywordKinds[keyword] === "annotation" && keyword !== "const"),
  "$defs",
  "definitions",
  "$schema",
]);

/** Whether a keyword has no part in validation. */
export function isAnnotation(keyword: string): boolean {
  return annotations.has(keyword) || keyword.startsWith("x-");
}

/** Whether a keyword matters only to the object that the schema is a property of. */
export function isFlag(keyword: string): boolean {
  return keyword === "readOnly" || keyword === "writeOnly";
}

/** What to write instead of a keyword of another version. */
const replacements: Record<string, string> = {
  nullable: 'OpenAPI 3.1 says it with "type": [..., "null"]',
  dependencies: 'use "dependentRequired" or "dependentSchemas"',
  additionalItems: 'use "prefixItems" and "items"',
  $recursiveRef: "use $ref",
};

/** Refuses keywords that are not understood and values that a keyword cannot have. */
export function assertSchema(schema: SchemaObject, pointer: string): void {
  for (const [keyword, value] of Object.entries(schema)) {
    const kind = Object.hasOwn(keywordKinds, keyword) ? keywordKinds[keyword] : undefined;
    if (kind === undefined && !keyword.startsWith("x-")) {
      const hint = Object.hasOwn(replacements, keyword) ? `: ${replacements[keyword]}` : "";
      throw new GenerationError(pointer, `The schema keyword "${keyword}" is not supported${hint}.`);
    }
    const [holds, expected] = tests[kind ?? "annotation"];
    if (!holds(value)) {
      throw new GenerationError(childPointer(pointer, keyword), `"${keyword}" must be ${expected}.`);
    }
  }
  assertDialect(schema.$schema, pointer);
}

const dialects = ["https://json-schema.org/draft/2020-12/schema", "https://spec.openapis.org/oas/3.1/dialect/base"];

/** Refuses any dialect but JSON Schema 2020-12. */
export function assertDialect(dialect: unknown, pointer: string): void {
  if (dialect !== undefined && !(typeof dialect === "string" && dialects.includes(dialect.replace(/#$/, "")))) {
    throw new GenerationError(pointer, `The schema dialect ${JSON.stringify(dialect)} is not supported.`);
  }
}
