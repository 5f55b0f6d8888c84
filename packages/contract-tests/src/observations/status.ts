import { responseFor } from "../document/operations.ts";
import { type AnsweredExchange, type Problem, quoteBody } from "./problem.ts";

/** The status is one that the document names; a server that fails is wrong even where the document foresees it. */
export function observeStatus(exchange: AnsweredExchange): Problem[] {
  const { operation, response } = exchange;
  const { status } = response;
  if (status >= 500) {
    return [
      { check: "no-server-error", expected: "no status of 500 or above", got: `${status}: ${quoteBody(exchange)}` },
    ];
  }
  if (operation === undefined || isOfEveryMethod(exchange) || responseFor(operation, status) !== undefined) return [];
  const documented = operation.responses.map((each) => each.status).join(", ");
  return [{ check: "documented-status", expected: `one of ${documented}`, got: `${status}: ${quoteBody(exchange)}` }];
}

/** HEAD and OPTIONS are answered by what the path is, which no operation has to document. */
export const isOfEveryMethod = ({ operation, request: { method } }: AnsweredExchange): boolean =>
  (method === "HEAD" || method === "OPTIONS") && operation?.method !== method;
