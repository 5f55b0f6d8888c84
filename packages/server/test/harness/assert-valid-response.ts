import type { ResponseInput, Validated } from "@payment-sessions/api-validators";
import { type KnownErrorCode, errorCodes } from "@payment-sessions/api-types";
import { expect } from "vitest";
import { errorCatalogue } from "../../src/errors.ts";
import type { ApiResponse } from "./api-response.ts";

const requestId = /^req_[0-9A-Za-z]{22}$/;

interface ResponseValidator {
  operationId: string;
  validateResponse(response: ResponseInput): Validated<unknown>;
}

/** The status is documented for this operation, and headers and body are as documented. */
export function assertValidResponse(validator: ResponseValidator, answer: ApiResponse): void {
  const result = validator.validateResponse(answer);
  const errors = result.ok ? [] : result.errors;
  expect(errors, `${validator.operationId} ${answer.status} is as the specification says`).toEqual([]);
  assertCommonHeaders(answer);
  if (answer.status >= 300) assertErrorBody(answer);
}

/** An answer of the router itself. */
export function assertErrorResponse(answer: ApiResponse, method: string): void {
  assertCommonHeaders(answer);
  if (method !== "HEAD") assertErrorBody(answer);
}

function assertCommonHeaders({ headers, status, body }: ApiResponse): void {
  expect(headers.get("request-id")).toMatch(requestId);
  expect(headers.get("cache-control")).toBe("no-store");
  expect(headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(headers.has("allow")).toBe(status === 405);
  const isInUse = (body as { error_code?: string } | undefined)?.error_code === "idempotency_key_in_use";
  if (status !== 429) expect(headers.get("retry-after")).toBe(status === 503 || isInUse ? "1" : null);
  assertRateLimit(headers, status);
}

/** With each answer to a key that was found good, and nobody else's. */
function assertRateLimit(headers: Headers, status: number): void {
  const [limit, policy] = [headers.get("ratelimit"), headers.get("ratelimit-policy")];
  expect(limit === null).toBe(policy === null);
  if (status === 403 || status === 405) expect(limit).toBeNull();
  if (status < 400 || status === 429) expect(policy).toMatch(/^"key";q=[1-9]\d*;w=[1-9]\d*$/);
  if (limit === null) return;
  const [, remaining, seconds] = /^"key";r=(\d+);t=([1-9]\d*)$/.exec(limit) ?? [];
  expect(remaining).toBeDefined();
  if (status === 429) expect([remaining, headers.get("retry-after")]).toEqual(["0", seconds]);
}

function assertErrorBody({ status, headers, body }: ApiResponse): void {
  expect(body).toEqual({
    error_code: expect.toBeOneOf([...errorCodes]),
    message: expect.stringMatching(/^[A-Z].*\.$/),
    // A replayed error names the request that failed, which the log tells of.
    request_id: headers.has("idempotent-replayed") ? expect.stringMatching(requestId) : headers.get("request-id"),
    ...((body as object | undefined) && "errors" in (body as object) && { errors: expect.any(Array) }),
  });
  const { error_code: code, errors } = body as {
    error_code: KnownErrorCode;
    errors?: { path: string; message: string }[];
  };
  expect(errorCatalogue[code]).toBe(status);
  for (const error of errors ?? []) {
    expect(error).toEqual({ path: expect.stringMatching(/^(?:$|\/)/), message: expect.stringMatching(/^["A-Z].*\.$/) });
  }
}
