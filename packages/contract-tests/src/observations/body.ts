import type { ErrorObject } from "ajv/dist/2020.js";
import type { ContractDocument } from "../document/contract-document.ts";
import { isJson, responseFor } from "../document/operations.ts";
import type { Json } from "../document/json.ts";
import { valueAt } from "../document/json.ts";
import { findUndocumented } from "./undocumented.ts";
import { type AnsweredExchange, type Problem, quoteBody } from "./problem.ts";
import { isOfEveryMethod } from "./status.ts";

/** The body has a documented media type, is valid by its schema, and has no property that the document does not know. */
export function observeBody(exchange: AnsweredExchange, document: ContractDocument): Problem[] {
  const { operation, request, response } = exchange;
  if (request.method === "HEAD") return observeEmpty(exchange);
  if (operation === undefined || isOfEveryMethod(exchange)) return [];
  const documented = responseFor(operation, response.status);
  if (documented === undefined) return [];
  if (documented.content.size === 0) return observeEmpty(exchange);
  const type = response.headers["content-type"] ?? "";
  const essence = type.split(";")[0]?.trim().toLowerCase() ?? "";
  const match = [...documented.content.keys()].find((each) => matches(each, essence));
  if (match === undefined) {
    const expected = `Content-Type ${[...documented.content.keys()].join(" or ")}`;
    return [{ check: "content-type", expected, got: type === "" ? "no Content-Type" : type }];
  }
  const schema = documented.content.get(match);
  if (!isJson(essence) || schema === undefined) return [];
  if (response.json === undefined) {
    return [
      { check: "response-body", expected: "a body that is JSON in UTF-8", got: quoteBody(exchange), pointer: "" },
    ];
  }
  const errors = document.schemas.validate(schema, response.json);
  const [first] = mostSpecific(errors);
  if (first !== undefined) return [toProblem(first, response.json)];
  return findUndocumented(document.schemas, schema, response.json).map((pointer) => ({
    check: "undocumented-properties",
    expected: "only properties that the document names",
    got: `${pointer}, which it does not`,
    pointer,
  }));
}

function observeEmpty(exchange: AnsweredExchange): Problem[] {
  if (exchange.response.body.length === 0) return [];
  return [{ check: "response-body", expected: "no body", got: quoteBody(exchange), pointer: "" }];
}

/** Media ranges (RFC 9110, section 12.5.1) are allowed as keys of `content`. */
function matches(documented: string, essence: string): boolean {
  const range = documented.split(";")[0]?.trim() ?? "";
  if (range === "*/*") return true;
  return range.endsWith("/*") ? essence.startsWith(range.slice(0, -1)) : range === essence;
}

/** The error of the deepest place says more than those of the alternatives around it. */
const mostSpecific = (errors: ErrorObject[]): ErrorObject[] =>
  errors.toSorted((first, second) => depth(second) - depth(first));
const depth = ({ instancePath }: ErrorObject): number => instancePath.split("/").length;

function toProblem({ instancePath, keyword, message, params }: ErrorObject, body: Json): Problem {
  const missing = keyword === "required" ? String(params["missingProperty"]) : undefined;
  const pointer = missing === undefined ? instancePath : `${instancePath}/${missing}`;
  const value = JSON.stringify(valueAt(body, pointer)) ?? "nothing";
  const allowed = keyword === "enum" ? `: ${JSON.stringify(params["allowedValues"])}` : "";
  return {
    check: "response-body",
    expected: `${pointer === "" ? "a body" : pointer} that ${message}${allowed}`,
    got: value.length > 200 ? `${value.slice(0, 200)}…` : value,
    pointer,
  };
}
