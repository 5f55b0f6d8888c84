import { fileURLToPath } from "node:url";
import { childPointer, isRecord, resolveObject, resolveReference } from "../generate/json-pointer.ts";
import { loadDocument } from "../generate/load-document.ts";
import { type OperationModel, readOperations, readWebhooks, type ResponseModel } from "../generate/operations.ts";

/** A value that the document shows, with the place of the schema that it has to conform to. */
export interface DocumentedExample {
  name: string;
  schemaPointer: string;
  value: unknown;
}

export const document = await loadDocument(fileURLToPath(new URL("../../spec/openapi.yaml", import.meta.url)));

export const operations: OperationModel[] = readOperations(document);
export const webhooks: OperationModel[] = readWebhooks(document);

/** The object at a place of the document, `$ref`s followed. */
export const objectAt = (pointer: string) =>
  resolveObject(document, resolveReference(document, `#${pointer}`, pointer).value, pointer);

/** What a parameter, header or media type shows under `example` and `examples`. */
export function examplesAt(place: string, where: string): DocumentedExample[] {
  const { value: node, pointer } = objectAt(place);
  const schemaPointer = childPointer(pointer, "schema");
  const single = "example" in node ? [{ name: where, schemaPointer, value: node["example"] }] : [];
  const named = isRecord(node["examples"]) ? Object.entries(node["examples"]) : [];
  return [
    ...single,
    ...named.map(([key, example]) => ({
      name: `${where} ${key}`,
      schemaPointer,
      value: resolveObject(document, example, childPointer(pointer, "examples", key)).value["value"],
    })),
  ];
}

export const requestExamples = ({ requestBody }: OperationModel) =>
  (requestBody?.content ?? []).flatMap(({ pointer }) => examplesAt(pointer, "request"));

export const bodyExamples = ({ content, status }: ResponseModel) =>
  content.flatMap(({ pointer }) => examplesAt(pointer, status));

/** The error codes that a response shows, each once and sorted. */
export function codesShown(response: ResponseModel): string[] {
  const codes = bodyExamples(response).map(({ value }) => (value as { error_code: string }).error_code);
  return [...new Set(codes)].toSorted();
}
