import type { ContractDocument } from "../document/contract-document.ts";
import type { Json } from "../document/json.ts";
import type { Operation, Parameter } from "../document/operations.ts";
import type { Draft } from "./draft.ts";
import type { FuzzedRequest } from "./to-sent-request.ts";

/** Why a request must not have been accepted; undefined when that is not known. */
export function whyToRefuse(document: ContractDocument, draft: Draft, made: FuzzedRequest): string | undefined {
  const { operation } = made;
  if (operation === undefined) return undefined;
  if (draft.credentials !== "valid" && operation.security.length > 0) return "what came without a valid key";
  const parameter = operation.parameters.find((each) => !mayBeValid(document, draft, each));
  if (parameter !== undefined)
    return `the ${parameter.in} parameter ${parameter.name}, which the document does not allow`;
  return whyByBody(document, operation, draft, made);
}

/** By any reading of its text. What is sent more than once may be read in ways that the document does not tell. */
function mayBeValid(
  { schemas }: ContractDocument,
  draft: Draft,
  { in: place, name, schema, required }: Parameter,
): boolean {
  if (schema === undefined || (place !== "query" && place !== "header")) return true;
  const isOurs = (sent: string) => (place === "header" ? sent.toLowerCase() === name.toLowerCase() : sent === name);
  const sent = (place === "query" ? draft.query : draft.headers).filter(([each]) => isOurs(each));
  if (sent.length > 1) return true;
  const [pair] = sent;
  if (pair === undefined) return !required;
  return readingsOf(pair[1], place).some((reading) => schemas.isValid(schema, reading));
}

function readingsOf(sent: string, place: "query" | "header"): Json[] {
  // As it arrives: without lone surrogates, and without the white space around a header (RFC 9110, section 5.5).
  const text = place === "header" ? sent.replaceAll(/^[ \t]+|[ \t]+$/g, "") : Buffer.from(sent).toString();
  const literal: Json[] = /^(-?\d+(\.\d+)?|true|false|null)$/.test(text)
    ? [JSON.parse(withoutZeros(text)) as Json]
    : [];
  return [text, [text], text.split(","), ...literal];
}

/** JSON has no zeros in front; whether a parameter may have them is not said. */
const withoutZeros = (text: string): string => text.replace(/^(-?)0+(?=\d)/, "$1");

function whyByBody(
  { schemas }: ContractDocument,
  { body: required }: Operation,
  { body: draft }: Draft,
  { request, body }: FuzzedRequest,
): string | undefined {
  if (required === undefined) return undefined;
  const isEmpty = request.body === undefined || request.body.length === 0;
  if (isEmpty) return required.required ? "a request without its body" : undefined;
  const value = draft.kind === "json" ? body : parse(request.body);
  if (value === undefined) return "a body that is no JSON";
  return schemas.isValid(required.schema, value) ? undefined : "a body that the document does not allow";
}

function parse(bytes: Uint8Array | undefined): Json | undefined {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as Json;
  } catch {
    return undefined;
  }
}
