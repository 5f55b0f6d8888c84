import type { ContractDocument } from "../document/contract-document.ts";
import type { Json } from "../document/json.ts";
import { type DocumentedHeader, responseFor } from "../document/operations.ts";
import { typesOf } from "../document/schemas.ts";
import { isOfEveryMethod } from "./status.ts";
import type { AnsweredExchange, Problem } from "./problem.ts";

/** Documented response headers are there when required, and as their schema says. */
export function observeHeaders(exchange: AnsweredExchange, document: ContractDocument): Problem[] {
  const { operation, response } = exchange;
  if (operation === undefined || isOfEveryMethod(exchange)) return [];
  const documented = responseFor(operation, response.status)?.headers ?? [];
  return [
    ...documented.flatMap((header) => observeHeader(header, response.headers, document)),
    ...observeRequestId(exchange),
  ];
}

function observeHeader(
  { name, required, schema }: DocumentedHeader,
  headers: Record<string, string>,
  document: ContractDocument,
): Problem[] {
  // OpenAPI 3.1, section 4.8.12.1: a header of this name is described by `content`.
  if (name.toLowerCase() === "content-type") return [];
  const text = headers[name.toLowerCase()];
  if (text === undefined) {
    return required ? [{ check: "response-headers", expected: `the header ${name}`, got: "no such header" }] : [];
  }
  if (schema === undefined) return [];
  const types = typesOf(document.schemas.flat(document.schemas.schemaAt(schema)));
  const errors = document.schemas.validate(schema, readHeader(text, types));
  if (errors.length === 0) return [];
  return [
    { check: "response-headers", expected: `a header ${name} that ${errors[0]?.message}`, got: JSON.stringify(text) },
  ];
}

/** Style "simple": the type tells text from what it stands for. */
function readHeader(text: string, types: string[] | undefined): Json {
  if (types?.some((type) => type === "integer" || type === "number") && /^-?\d+(\.\d+)?$/.test(text))
    return Number(text);
  if (types?.includes("boolean") && /^(true|false)$/.test(text)) return text === "true";
  if (types?.includes("array")) return text.split(",").map((item) => item.trim());
  return text;
}

/** Where errors repeat the id of the request, both are one. A replayed answer has the first request's id in its body. */
function observeRequestId({ response: { headers, json } }: AnsweredExchange): Problem[] {
  const header = headers["request-id"];
  const body = typeof json === "object" && json !== null && "request_id" in json ? json["request_id"] : undefined;
  if (header === undefined || body === undefined || body === header || headers["idempotent-replayed"] !== undefined)
    return [];
  return [
    {
      check: "request-id",
      expected: `the request_id ${JSON.stringify(header)} of the header Request-Id`,
      got: JSON.stringify(body),
      pointer: "/request_id",
    },
  ];
}
