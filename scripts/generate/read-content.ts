import { GenerationError } from "./generation-error.ts";
import { childPointer, isRecord } from "./json-pointer.ts";
import type { MediaTypeModel, SchemaRef } from "./operation-model.ts";

/** The media types of a body or of a parameter; none when there is no "content". */
export function readContent(value: unknown, pointer: string): MediaTypeModel[] {
  if (value === undefined) {
    return [];
  }
  if (!isRecord(value)) {
    throw new GenerationError(pointer, '"content" must be an object keyed by media type.');
  }
  return Object.entries(value).map(([type, item]) => readMediaType(type, item, childPointer(pointer, type)));
}

function readMediaType(type: string, item: unknown, pointer: string): MediaTypeModel {
  const essence = type.split(";")[0]?.trim().toLowerCase() ?? "";
  if (!/^[^\s/]+\/[^\s/]+$/.test(essence)) {
    throw new GenerationError(pointer, `"${type}" is not a media type.`);
  }
  if (!isRecord(item)) {
    throw new GenerationError(pointer, "A media type must be described by an object.");
  }
  return {
    type: essence,
    ...(item.schema !== undefined && { schema: readSchema(item.schema, childPointer(pointer, "schema")) }),
    pointer,
  };
}

export function readSchema(value: unknown, pointer: string): SchemaRef {
  if (typeof value !== "boolean" && !isRecord(value)) {
    throw new GenerationError(pointer, "A schema must be an object or a boolean.");
  }
  return { schema: value, pointer };
}

/** What describes a parameter or a header: a schema, or one media type. */
export function readSchemaOrContent(value: Record<string, unknown>, pointer: string) {
  if (value.schema !== undefined && value.content !== undefined) {
    throw new GenerationError(pointer, '"schema" and "content" exclude each other.');
  }
  if (value.schema !== undefined) {
    return { schema: readSchema(value.schema, childPointer(pointer, "schema")) };
  }
  const [content, second] = readContent(value.content, childPointer(pointer, "content"));
  if (content === undefined || second !== undefined) {
    throw new GenerationError(pointer, 'There must be a "schema", or a "content" with exactly one media type.');
  }
  return { content };
}
