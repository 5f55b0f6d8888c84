import { GenerationError } from "./generation-error.ts";
import { childPointer, isRecord, resolveObject } from "./json-pointer.ts";
import type { BundledDocument } from "./load-document.ts";
import type { RequestBodyModel, ResponseModel } from "./operation-model.ts";
import { readContent } from "./read-content.ts";
import { readHeaders } from "./read-headers.ts";

export function readRequestBody(document: BundledDocument, item: unknown, place: string): RequestBodyModel | undefined {
  if (item === undefined) {
    return undefined;
  }
  const { value, pointer } = resolveObject(document, item, place);
  const content = readContent(value.content, childPointer(pointer, "content"));
  if (content.length === 0) {
    throw new GenerationError(pointer, 'A request body must have a "content" with at least one media type.');
  }
  return {
    required: value.required === true,
    content,
    ...(typeof value.description === "string" && { description: value.description }),
    pointer,
  };
}

export function readResponses(document: BundledDocument, value: unknown, pointer: string): ResponseModel[] {
  if (!isRecord(value) || Object.keys(value).length === 0) {
    throw new GenerationError(pointer, "An operation must document at least one response.");
  }
  return Object.entries(value)
    .filter(([status]) => !status.startsWith("x-"))
    .map(([status, item]) => readResponse(document, status, item, childPointer(pointer, status)));
}

function readResponse(document: BundledDocument, status: string, item: unknown, place: string): ResponseModel {
  if (!/^([1-5]\d\d|[1-5]XX|default)$/.test(status)) {
    throw new GenerationError(place, `"${status}" is not a status, a range such as 4XX, or default.`);
  }
  const { value, pointer } = resolveObject(document, item, place);
  return {
    status,
    description: typeof value.description === "string" ? value.description : "",
    headers: readHeaders(document, value.headers, childPointer(pointer, "headers")),
    content: readContent(value.content, childPointer(pointer, "content")),
    pointer,
  };
}
