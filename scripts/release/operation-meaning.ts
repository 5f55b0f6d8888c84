import { isRecord, resolveReference } from "../generate/json-pointer.ts";
import type { BundledDocument } from "../generate/load-document.ts";
import type { OperationModel, SchemaRef } from "../generate/operation-model.ts";

/** What is said about it, and where, in the model of an operation. */
const remarks = new Set(["summary", "description", "tags", "pointer", "operationId"]);
/** The same of schemas. */
const annotations = new Set(["title", "description", "example", "examples", "$comment", "externalDocs"]);
/** Keywords whose keys are names that the API chose. */
const named = new Set(["properties", "patternProperties", "$defs", "dependentSchemas"]);
/** Keywords that hold a value as it is, or several of them in any order. */
const values = new Set(["const", "default"]);
const sets = new Set(["enum", "required", "type"]);

/**
 * All that a client or a server could notice of an operation, as a text to compare: with every schema that it uses in
 * its place, and without descriptions. Whether it is deprecated is not a part of it.
 */
export function operationMeaning(document: BundledDocument, operation: OperationModel): string {
  const { deprecated: _deprecated, ...rest } = operation;
  return JSON.stringify(rest, (key, value: unknown) => {
    if (remarks.has(key)) return undefined;
    // A text, within which names are no remarks.
    return key === "schema" ? JSON.stringify(expandSchema(document, (value as SchemaRef).schema, [])) : value;
  });
}

/** A schema that is a part of itself ends where it begins again. */
function expandSchema(document: BundledDocument, schema: unknown, within: readonly string[]): unknown {
  if (Array.isArray(schema)) return schema.map((each) => expandSchema(document, each, within));
  if (!isRecord(schema)) return schema;
  const { $ref, ...own } = schema;
  const expanded = Object.entries(own)
    .filter(([keyword]) => !annotations.has(keyword) && (!keyword.startsWith("x-") || keyword === "x-open-enum"))
    .map(([keyword, value]) => [keyword, expandKeyword(document, keyword, value, within)] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  if (typeof $ref !== "string") return Object.fromEntries(expanded);
  const { value: target, pointer } = resolveReference(document, $ref, "");
  const levelsUp = within.length - within.indexOf(pointer);
  const meant = within.includes(pointer) ? { levelsUp } : expandSchema(document, target, [...within, pointer]);
  return expanded.length === 0 ? meant : { meant, ...Object.fromEntries(expanded) };
}

function expandKeyword(document: BundledDocument, keyword: string, value: unknown, within: readonly string[]): unknown {
  if (values.has(keyword)) return value;
  if (sets.has(keyword) && Array.isArray(value)) return value.map((each) => JSON.stringify(each)).toSorted();
  if (!named.has(keyword) || !isRecord(value)) return expandSchema(document, value, within);
  const entries = Object.entries(value).map(([name, each]) => [name, expandSchema(document, each, within)] as const);
  return Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
