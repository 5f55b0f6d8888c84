import { type Json, textOf } from "../document/json.ts";
import { isObject, valueAt } from "../document/json.ts";
import type { Operation } from "../document/operations.ts";
import { type Exchange, isAnswered } from "../http/exchange.ts";
import { quoteBody } from "../observations/problem.ts";
import type { Credentials } from "../requests/credentials.ts";
import type { Requests } from "../requests/requests.ts";
import { SkippedError } from "../skipped-error.ts";

export interface CallOptions {
  path?: Record<string, Json>;
  query?: [name: string, value: Json][];
  headers?: [name: string, value: string][];
  /** A valid one unless given; `undefined` given is none. */
  body?: Json | undefined;
  credentials?: Credentials;
}

export interface Answer {
  exchange: Exchange;
  status: number;
  headers: Record<string, string>;
  json: Json | undefined;
}

/** Carries operations out by name, and holds the answers to what a check expects. */
export class Api {
  readonly requests: Requests;
  readonly #check: string;

  constructor(requests: Requests, check: string) {
    this.requests = requests;
    this.#check = check;
  }

  has(operationId: string): boolean {
    return this.requests.document.operations.some(({ id }) => id === operationId);
  }

  operation(operationId: string): Operation {
    const operation = this.requests.document.operations.find(({ id }) => id === operationId);
    if (operation === undefined) throw new SkippedError(`The document has no operation ${operationId}.`);
    return operation;
  }

  /** A valid body, for a check to change in one place. */
  async validBody(operationId: string): Promise<Record<string, Json>> {
    return (await this.requests.validBody(this.operation(operationId))) as Record<string, Json>;
  }

  async call(operationId: string, options: CallOptions = {}): Promise<Answer> {
    const { path = {}, query = [], headers = [], credentials } = options;
    const operation = this.operation(operationId);
    const body = "body" in options ? options.body : await this.requests.validBody(operation);
    const exchange = await this.requests.send(operation, { path, query, headers, body }, credentials);
    if (!isAnswered(exchange)) return { exchange, status: 0, headers: {}, json: undefined };
    const { status, json, headers: received } = exchange.response;
    return { exchange, status, headers: received, json };
  }

  /** The object of an answer that has to have succeeded. @throws SkippedError when it has not, once that is reported. */
  async object(
    operationId: string,
    options: CallOptions = {},
  ): Promise<{ answer: Answer; object: Record<string, Json>; id: string }> {
    const answer = await this.call(operationId, options);
    const isGood = answer.status >= 200 && answer.status < 300 && isObject(answer.json);
    this.expect(answer, isGood, { expected: "2xx and an object", got: quote(answer) });
    if (!isGood)
      throw new SkippedError(
        `${operationId} was answered with ${answer.status}, so nothing after it could be checked.`,
      );
    const object = answer.json as Record<string, Json>;
    return { answer, object, id: textOf(object["id"]) };
  }

  expect(answer: Answer, holds: boolean, finding: { expected: string; got: string; pointer?: string }): void {
    if (holds) return;
    const operation = answer.exchange.operation?.id ?? answer.exchange.request.method;
    this.requests.run.report(answer.exchange, { check: this.#check, operation, ...finding });
  }

  expectStatus(answer: Answer, status: number, what: string): void {
    this.expect(answer, answer.status === status, { expected: `${status} for ${what}`, got: quote(answer) });
  }

  /** An error of this API's format. */
  expectError(answer: Answer, status: number, errorCode: string, what: string): void {
    const holds = answer.status === status && valueAt(answer.json, "/error_code") === errorCode;
    this.expect(answer, holds, { expected: `${status} ${errorCode} for ${what}`, got: quote(answer) });
  }

  /** One member of the answer. */
  expectValue(answer: Answer, pointer: string, value: Json | undefined, what: string): void {
    const got = valueAt(answer.json, pointer);
    const finding = { expected: `${pointer} to be ${show(value)}: ${what}`, got: show(got), pointer };
    this.expect(answer, equals(got, value), finding);
  }
}

export const show = (value: Json | undefined): string => (value === undefined ? "nothing" : JSON.stringify(value));

/** Of the objects of a list, in its order. */
export const idsOf = ({ json }: Answer): string[] =>
  Array.isArray(json) ? json.filter(isObject).map(({ id }) => textOf(id)) : [];

export const quote = ({ exchange, status }: Answer): string =>
  isAnswered(exchange) ? `${status}: ${quoteBody(exchange)}` : "no answer";

/** Whatever the order of properties. */
export function equals(first: Json | undefined, second: Json | undefined): boolean {
  return JSON.stringify(sorted(first)) === JSON.stringify(sorted(second));
}

function sorted(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((item) => sorted(item) ?? null);
  if (!isObject(value)) return value;
  const names = Object.keys(value).toSorted();
  return Object.fromEntries(names.map((name) => [name, sorted(value[name]) ?? null]));
}
