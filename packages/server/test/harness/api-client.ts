import { type OperationSummary, operations } from "@payment-sessions/api-validators";
import { validators } from "../../src/http/validators.ts";
import type { ApiResponse } from "./api-response.ts";
import { assertErrorResponse, assertValidResponse } from "./assert-valid-response.ts";

export interface ApiRequest {
  /** Null: no Authorization header. */
  key?: string | null;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is, without a content type. */
  body?: string | Uint8Array | ReadableStream;
}

/** Speaks HTTP, and holds every answer to the specification: the status, the headers and the body. */
export class ApiClient {
  readonly url: string;
  readonly key: string;

  constructor(url: string, key: string) {
    this.url = url;
    this.key = key;
  }

  as(key: string): ApiClient {
    return new ApiClient(this.url, key);
  }

  get = <Body>(path: string, request: ApiRequest = {}) => this.send<Body>("GET", path, request);
  post = <Body>(path: string, json?: unknown, request: ApiRequest = {}) =>
    this.send<Body>("POST", path, { ...(json !== undefined && { json }), ...request });
  put = <Body>(path: string, json: unknown, request: ApiRequest = {}) =>
    this.send<Body>("PUT", path, { json, ...request });
  delete = <Body>(path: string, request: ApiRequest = {}) => this.send<Body>("DELETE", path, request);

  async send<Body>(method: string, path: string, { key = this.key, json, body, headers }: ApiRequest = {}) {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(key !== null && { authorization: `Bearer ${key}` }),
        ...(json !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
      ...(body !== undefined && { body, duplex: "half" }),
    });
    const text = await response.text();
    const answer = {
      status: response.status,
      headers: response.headers,
      body: text === "" ? undefined : JSON.parse(text),
    };
    assertValid(method, path, answer);
    return answer as ApiResponse<Body>;
  }
}

/** A path of no operation, or a method that a path does not have, can only be an error of the common shape. */
function assertValid(method: string, path: string, answer: ApiResponse): void {
  const operation = findOperation(method, path);
  if (operation === undefined) assertErrorResponse(answer, method);
  else assertValidResponse(validators[operation], answer);
}

function findOperation(method: string, path: string): keyof typeof validators | undefined {
  const pathname = path.split("?")[0] ?? "";
  const all: OperationSummary[] = Object.values(operations);
  const found = all.find(
    (operation) =>
      operation.method === method &&
      new RegExp(`^${operation.path.replaceAll(/\{[^}]+\}/g, "[^/]*")}$`).test(pathname) &&
      operation.operationId in validators,
  );
  return found?.operationId as keyof typeof validators | undefined;
}
