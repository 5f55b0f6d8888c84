import { GenerationError } from "./generation-error.ts";
import { childPointer, resolveObject } from "./json-pointer.ts";
import type { BundledDocument } from "./load-document.ts";
import type { HeaderModel } from "./operation-model.ts";
import { readSchemaOrContent } from "./read-content.ts";

/** The documented headers of a response; `Content-Type` is described by `content` and ignored here. */
export function readHeaders(document: BundledDocument, value: unknown, pointer: string): HeaderModel[] {
  return Object.entries((value ?? {}) as Record<string, unknown>)
    .filter(([name]) => name.toLowerCase() !== "content-type")
    .map(([name, item]) => readHeader(document, name, item, childPointer(pointer, name)));
}

function readHeader(document: BundledDocument, name: string, item: unknown, place: string): HeaderModel {
  const { value, pointer } = resolveObject(document, item, place);
  if (value.style !== undefined && value.style !== "simple") {
    throw new GenerationError(pointer, `The header "${name}" cannot have the style ${JSON.stringify(value.style)}.`);
  }
  return {
    name,
    required: value.required === true,
    explode: value.explode === true,
    ...readSchemaOrContent(value, pointer),
    ...(typeof value.description === "string" && { description: value.description }),
    deprecated: value.deprecated === true,
    pointer,
  };
}
