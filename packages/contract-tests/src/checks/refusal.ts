import { isObject, type Json, textOf } from "../document/json.ts";
import { responseFor } from "../document/operations.ts";
import { type Exchange, isAnswered, nameOf } from "../http/exchange.ts";
import type { Run } from "../run.ts";
import { quoteBody } from "../observations/problem.ts";

export interface Refusal {
  check: string;
  /** What is wrong with the request: the end of "refuses …". */
  what: string;
  /** Where the answer may say the problem is, any one of them. */
  pointers?: string[];
  /** The only statuses that will do; any documented 4xx otherwise. */
  statuses?: number[];
}

/** Reports a request that ought to have been refused, in a documented way that names the place, and was not. */
export function expectRefusal(run: Run, exchange: Exchange, { check, what, pointers, statuses }: Refusal): void {
  if (!isAnswered(exchange)) return;
  const { status, json } = exchange.response;
  const finding = { check, operation: nameOf(exchange), ...(pointers?.[0] !== undefined && { pointer: pointers[0] }) };
  // A server's own failure is told of as such.
  if (status >= 500) return;
  const isRefused = statuses === undefined ? status >= 400 : statuses.includes(status);
  if (!isRefused) {
    const expected = `${statuses?.join(" or ") ?? "a documented 4xx"} for ${what}`;
    run.report(exchange, { ...finding, expected, got: `${status}: ${quoteBody(exchange)}` });
    return;
  }
  const places = placesIn(json);
  if (pointers === undefined || places === undefined || ![400, 422].includes(status)) return;
  if (!pointers.some((pointer) => places.includes(pointer))) {
    const expected = `the place ${pointers.join(" or ")} in errors, for ${what}`;
    run.report(exchange, { ...finding, expected, got: places.join(", ") });
  }
}

/** What `errors` of this API's format names; undefined where the answer has another format. */
function placesIn(json: Json | undefined): string[] | undefined {
  const errors = isObject(json) ? json["errors"] : undefined;
  if (!Array.isArray(errors)) return undefined;
  return errors.filter(isObject).map(({ path }) => textOf(path));
}

/** The documented statuses of an operation among these; those themselves when there is none. */
export function documentedAmong(exchange: Exchange, statuses: number[]): number[] {
  const { operation } = exchange;
  const documented =
    operation === undefined ? [] : statuses.filter((status) => responseFor(operation, status) !== undefined);
  return documented.length === 0 ? statuses : documented;
}
