import { isRecord, resolveObject } from "../json-pointer.ts";
import type { BundledDocument } from "../load-document.ts";
import type { SchemaRef } from "../operations.ts";

/** The keywords of a schema, or of the one that it refers to; none for a boolean schema. */
export function resolveSchema(document: BundledDocument, ref: SchemaRef | undefined): Record<string, unknown> {
  return isRecord(ref?.schema) ? resolveObject(document, ref.schema, ref.pointer).value : {};
}
