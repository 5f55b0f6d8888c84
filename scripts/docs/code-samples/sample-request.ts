import { successResponses } from "../../generate/api-client/media-types.ts";
import type { MethodModel } from "../../generate/api-client/read-resources.ts";
import { resolveSchema } from "../../generate/api-client/resolve-schema.ts";
import { GenerationError } from "../../generate/generation-error.ts";
import { childPointer, isRecord, resolveObject } from "../../generate/json-pointer.ts";
import type { BundledDocument } from "../../generate/load-document.ts";
import type { OperationModel, ParameterModel } from "../../generate/operation-model.ts";

/** What a sample sends: the operation's first example. */
export interface SampleRequest {
  /** Upper case. */
  method: string;
  /** Path and query below the base URL, percent-encoded. */
  target: string;
  headers: Record<string, string>;
  /** Undefined when there is none. */
  body: unknown;
  /** Whether the answer is a list; otherwise it has an `id`. */
  isListAnswered: boolean;
  /** The same as a call of the client, such as `paymentSessions` and `cancel`. */
  call: { resource: string; method: string; path: unknown[]; query: Record<string, unknown> };
}

/** The first page has no cursor. */
const cursors = ["starting_after", "ending_before"];

/** @throws GenerationError when a value has no example. */
export function readSampleRequest(document: BundledDocument, resource: string, method: MethodModel): SampleRequest {
  const { operation } = method;
  const { path, values } = fillPath(document, operation);
  const query = readQuery(document, operation);
  const body = readBody(document, operation);
  return {
    method: operation.method.toUpperCase(),
    target: path + toQueryString(query),
    headers: {
      ...(body !== undefined && { "Content-Type": operation.requestBody?.content[0]?.type ?? "application/json" }),
      ...readIdempotencyKey(document, operation),
    },
    body,
    isListAnswered: isListAnswered(document, operation),
    call: { resource, method: method.name, path: values, query },
  };
}

function fillPath(
  document: BundledDocument,
  { path, parameters }: OperationModel,
): { path: string; values: unknown[] } {
  const values: unknown[] = [];
  const filled = path.replaceAll(/\{([^{}]+)\}/g, (template, name: string) => {
    const parameter = parameters.find((candidate) => candidate.in === "path" && candidate.name === name);
    const value = parameter && getExample(document, parameter.pointer);
    values.push(value);
    return parameter === undefined ? template : encode(value);
  });
  return { path: filled, values };
}

function readQuery(document: BundledDocument, { parameters }: OperationModel): Record<string, unknown> {
  const shown = parameters.filter((parameter) => parameter.in === "query" && !cursors.includes(parameter.name));
  return Object.fromEntries(shown.map(({ name, pointer }) => [name, getExample(document, pointer)]));
}

function toQueryString(query: Record<string, unknown>): string {
  const pairs = Object.entries(query).map(([name, value]) => `${encode(name)}=${encode(value)}`);
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}

function readBody(document: BundledDocument, { requestBody }: OperationModel): unknown {
  const [content] = requestBody?.content ?? [];
  return content === undefined ? undefined : getExample(document, content.pointer);
}

function readIdempotencyKey(document: BundledDocument, { parameters }: OperationModel): Record<string, string> {
  const parameter = parameters.find(isIdempotencyKey);
  return parameter === undefined ? {} : { [parameter.name]: String(getExample(document, parameter.pointer)) };
}

const isIdempotencyKey = ({ in: place, name }: ParameterModel): boolean =>
  place === "header" && name.toLowerCase() === "idempotency-key";

function isListAnswered(document: BundledDocument, operation: OperationModel): boolean {
  const [success] = successResponses(operation);
  return resolveSchema(document, success?.content[0]?.schema)["type"] === "array";
}

/** The `example` of a parameter or media type, else the first of its `examples`. */
function getExample(document: BundledDocument, place: string): unknown {
  const { value: node, pointer } = resolveObject(document, { $ref: `#${encodeURI(place)}` }, place);
  if ("example" in node) return node["example"];
  const [first] = isRecord(node["examples"]) ? Object.entries(node["examples"]) : [];
  if (first === undefined) throw new GenerationError(place, "A code sample needs an example here.");
  return resolveObject(document, first[1], childPointer(pointer, "examples", first[0])).value["value"];
}

/** Also what `encodeURIComponent` leaves and a shell would read: `!'()*`. */
const encode = (value: unknown): string =>
  encodeURIComponent(String(value)).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
