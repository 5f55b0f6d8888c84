import { childPointer, isRecord, resolveObject } from "../json-pointer.ts";
import type { BundledDocument } from "../load-document.ts";

/**
 * Replaces references to response headers by what they refer to. openapi-typescript takes a header behind a reference
 * for required, because it does not look there.
 */
export function inlineHeaders(document: BundledDocument): BundledDocument {
  for (const response of responsesIn(document)) {
    if (isRecord(response) && isRecord(response.headers)) {
      for (const [name, header] of Object.entries(response.headers)) {
        response.headers[name] = resolveObject(document, header, childPointer("/headers", name)).value;
      }
    }
  }
  return document;
}

function responsesIn(document: BundledDocument): unknown[] {
  const items = [document.paths, document.webhooks, document.components?.pathItems].flatMap(valuesOf);
  const operations = items.flatMap(valuesOf).filter(isRecord);
  return [
    ...valuesOf(document.components?.responses),
    ...operations.flatMap((operation) => valuesOf(operation.responses)),
  ];
}

function valuesOf(value: unknown): unknown[] {
  return isRecord(value) ? Object.values(value) : [];
}
