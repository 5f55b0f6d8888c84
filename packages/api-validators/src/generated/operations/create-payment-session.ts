// @generated from spec/openapi.yaml by "pnpm generate"; do not edit.
import { items, minItems } from "../../runtime/arrays.ts";
import { Check, type Schema } from "../../runtime/check.ts";
import { expectArray, expectInteger, expectString, expectTypes } from "../../runtime/expect-type.ts";
import { int64Format } from "../../runtime/formats.ts";
import { minimum } from "../../runtime/numbers.ts";
import { record, required, unknownProperty } from "../../runtime/objects.ts";
import type { Parameter } from "../../runtime/parameter.ts";
import { type Content, readBody } from "../../runtime/read-body.ts";
import { readHeaders } from "../../runtime/read-headers.ts";
import { readQuery } from "../../runtime/read-query.ts";
import { type DocumentedResponse, documented, readResponse } from "../../runtime/read-response.ts";
import { text } from "../../runtime/strings.ts";
import type { RequestInput, ResponseInput, Validated } from "../../runtime/validated.ts";
import { expectValue } from "../../runtime/values.ts";
import type { OperationValidator, RequestParts, ResponseParts } from "../../types.ts";

function ten99PolicyEnvironment(value: unknown, path: string, check: Check): void {
  expectValue(value, path, check, ["sandbox", "production"]);
}

const ten99PolicyEnvironmentHeader: Parameter = {
  name: "Ten99Policy-Environment",
  schema: ten99PolicyEnvironment,
};

const valuePattern: RegExp = /^[\x20-\x7E]+$/u;

const ten99PolicyIdempotentKey: Schema = /* @__PURE__ */ text(1, 255, valuePattern);

const ten99PolicyIdempotentKeyHeader: Parameter = {
  name: "Ten99Policy-Idempotent-Key",
  schema: ten99PolicyIdempotentKey,
};

const idempotencyKeyHeader: Parameter = {
  name: "Idempotency-Key",
  schema: ten99PolicyIdempotentKey,
};

const contractor: Schema = /* @__PURE__ */ text(1, 255);

const returnUrl: Schema = /* @__PURE__ */ text(1);

const paymentSessionCreateProperties: Readonly<Record<string, Schema>> = {
  contractor,
  return_url: returnUrl,
};

function paymentSessionCreate(value: unknown, path: string, check: Check): void {
  record(value, path, check, paymentSessionCreateProperties, Object.keys(paymentSessionCreateProperties), unknownProperty);
}

const requestContent: Content = {
  "application/json": paymentSessionCreate,
};

const requestId: Schema = /* @__PURE__ */ text(1, 100);

const requestIdHeader: Parameter = {
  name: "Request-Id",
  required: true,
  schema: requestId,
};

const valuePattern2: RegExp = /^"[a-z]+";q=[0-9]+;w=[1-9]/u;

const rateLimitPolicy: Schema = /* @__PURE__ */ text(0, Infinity, valuePattern2);

const rateLimitPolicyHeader: Parameter = {
  name: "RateLimit-Policy",
  schema: rateLimitPolicy,
};

const valuePattern3: RegExp = /^"[a-z]+";r=[0-9]+;t=[0-9]/u;

const rateLimit: Schema = /* @__PURE__ */ text(0, Infinity, valuePattern3);

const rateLimitHeader: Parameter = {
  name: "RateLimit",
  schema: rateLimit,
};

function idempotentReplayed(value: unknown, path: string, check: Check): void {
  expectValue(value, path, check, ["true"]);
}

const idempotentReplayedHeader: Parameter = {
  name: "Idempotent-Replayed",
  schema: idempotentReplayed,
};

function cancelledAt(value: unknown, path: string, check: Check): void {
  if (!expectTypes(value, path, check, ["integer", "null"])) return;
  int64Format(value, path, check);
}

function created(value: unknown, path: string, check: Check): void {
  if (!expectInteger(value, path, check)) return;
  int64Format(value, path, check);
}

function processor(value: unknown, path: string, check: Check): void {
  expectValue(value, path, check, ["checkout"]);
}

function paymentSessionStatus(value: unknown, path: string, check: Check): void {
  expectValue(value, path, check, ["pending", "completed", "cancelled", "expired"]);
}

const paymentSessionProperties: Readonly<Record<string, Schema>> = {
  cancelled_at: cancelledAt,
  completed_at: cancelledAt,
  contractor_id: expectString,
  created,
  expires_at: created,
  id: expectString,
  processor,
  return_url: expectString,
  status: paymentSessionStatus,
  url: expectString,
};

function paymentSession(value: unknown, path: string, check: Check): void {
  record(value, path, check, paymentSessionProperties, ["cancelled_at", "completed_at", "contractor_id", "created", "expires_at", "id", "processor", "return_url", "status"]);
}

function createdPaymentSession(value: unknown, path: string, check: Check): void {
  required(value, path, check, ["url"]);
  paymentSession(value, path, check);
}

const responseContent: Content = {
  "application/json": createdPaymentSession,
};

const response201: DocumentedResponse = /* @__PURE__ */ documented([requestIdHeader, rateLimitPolicyHeader, rateLimitHeader, idempotentReplayedHeader], responseContent);

function errorCode(value: unknown, path: string, check: Check): void {
  expectValue(value, path, check, ["invalid_input", "invalid_return_url", "session_not_pending", "session_expired", "environment_mismatch", "invalid_api_key", "resource_not_found", "method_not_allowed", "idempotency_key_in_use", "duplicate_email", "endpoint_disabled", "payload_too_large", "unsupported_media_type", "idempotency_key_reused", "rate_limited", "general_error", "service_unavailable"]);
}

const errorDetailProperties: Readonly<Record<string, Schema>> = {
  path: expectString,
  message: returnUrl,
};

function errorDetail(value: unknown, path: string, check: Check): void {
  record(value, path, check, errorDetailProperties, Object.keys(errorDetailProperties));
}

function errors(value: unknown, path: string, check: Check): void {
  if (!expectArray(value, path, check)) return;
  minItems(value, path, check, 1);
  items(value, path, check, errorDetail);
}

const errorProperties: Readonly<Record<string, Schema>> = {
  error_code: errorCode,
  message: returnUrl,
  request_id: requestId,
  errors,
};

function error(value: unknown, path: string, check: Check): void {
  record(value, path, check, errorProperties, ["error_code", "message", "request_id"]);
}

const responseContent2: Content = {
  "application/json": error,
};

const response400: DocumentedResponse = /* @__PURE__ */ documented([requestIdHeader, rateLimitPolicyHeader, rateLimitHeader, idempotentReplayedHeader], responseContent2);

const response403: DocumentedResponse = /* @__PURE__ */ documented([requestIdHeader], responseContent2);

const allowHeader: Parameter = {
  name: "Allow",
  required: true,
  schema: returnUrl,
};

const response405: DocumentedResponse = /* @__PURE__ */ documented([requestIdHeader, allowHeader], responseContent2);

function retryAfter(value: unknown, path: string, check: Check): void {
  if (!expectInteger(value, path, check)) return;
  minimum(value, path, check, 0);
}

const retryAfterHeader: Parameter = {
  name: "Retry-After",
  required: true,
  shape: "integer",
  schema: retryAfter,
};

const response409: DocumentedResponse = /* @__PURE__ */ documented([requestIdHeader, rateLimitPolicyHeader, rateLimitHeader, retryAfterHeader], responseContent2);

const response413: DocumentedResponse = /* @__PURE__ */ documented([requestIdHeader, rateLimitPolicyHeader, rateLimitHeader], responseContent2);

const responses: Readonly<Record<string, DocumentedResponse>> = {
  "201": response201,
  "400": response400,
  "403": response403,
  "404": response400,
  "405": response405,
  "409": response409,
  "413": response413,
  "415": response413,
  "422": response413,
  "429": response409,
  "500": response400,
  "503": response409,
};

/** Checks and coerces all parts of a request and reports every error. */
export function validateRequest(input: RequestInput): Validated<RequestParts<"createPaymentSession">> {
  const check = new Check("request body");
  return check.finish({
    path: {},
    query: readQuery(input, check),
    headers: readHeaders(input.headers, check, [ten99PolicyEnvironmentHeader, ten99PolicyIdempotentKeyHeader, idempotencyKeyHeader]),
    cookies: {},
    body: readBody(input, check, requestContent, true),
  });
}

/** Checks a response against its documented status. */
export function validateResponse(response: ResponseInput): Validated<ResponseParts<"createPaymentSession">> {
  return readResponse(response, responses);
}

/** Validates `POST /api/v1/payment/sessions`. */
export const createPaymentSession: OperationValidator<"createPaymentSession"> = {
  operationId: "createPaymentSession",
  method: "POST",
  path: "/api/v1/payment/sessions",
  validateRequest,
  validateResponse,
};
