// @generated from spec/openapi.yaml by "pnpm generate"; do not edit.
import { items, maxItems, minItems } from "../../runtime/arrays.ts";
import { Check, type Schema } from "../../runtime/check.ts";
import { expectArray, expectInteger, expectString, expectTypes } from "../../runtime/expect-type.ts";
import { int64Format } from "../../runtime/formats.ts";
import { maximum, minimum } from "../../runtime/numbers.ts";
import { nothing, record } from "../../runtime/objects.ts";
import type { Parameter } from "../../runtime/parameter.ts";
import type { Content } from "../../runtime/read-body.ts";
import { readHeaders } from "../../runtime/read-headers.ts";
import { readQuery } from "../../runtime/read-query.ts";
import { type DocumentedResponse, documented, readResponse } from "../../runtime/read-response.ts";
import { text } from "../../runtime/strings.ts";
import type { RequestInput, ResponseInput, Validated } from "../../runtime/validated.ts";
import { expectValue } from "../../runtime/values.ts";
import type { OperationValidator, RequestParts, ResponseParts } from "../../types.ts";

function limit(value: unknown, path: string, check: Check): void {
  if (!expectInteger(value, path, check)) return;
  minimum(value, path, check, 1);
  maximum(value, path, check, 100);
}

const limitQuery: Parameter = {
  name: "limit",
  shape: "integer",
  schema: limit,
  default: 10,
};

const startingAfter: Schema = /* @__PURE__ */ text(1, 255);

const startingAfterQuery: Parameter = {
  name: "starting_after",
  schema: startingAfter,
};

const endingBeforeQuery: Parameter = {
  name: "ending_before",
  schema: startingAfter,
};

function eventType(value: unknown, path: string, check: Check): void {
  expectValue(value, path, check, ["payment.session.completed", "payment.session.cancelled", "payment.session.expired"]);
}

const typeQuery: Parameter = {
  name: "type",
  schema: eventType,
};

function ten99PolicyEnvironment(value: unknown, path: string, check: Check): void {
  expectValue(value, path, check, ["sandbox", "production"]);
}

const ten99PolicyEnvironmentHeader: Parameter = {
  name: "Ten99Policy-Environment",
  schema: ten99PolicyEnvironment,
};

const requestId: Schema = /* @__PURE__ */ text(1, 100);

const requestIdHeader: Parameter = {
  name: "Request-Id",
  required: true,
  schema: requestId,
};

const valuePattern: RegExp = /^"[a-z]+";q=[0-9]+;w=[1-9]/u;

const rateLimitPolicy: Schema = /* @__PURE__ */ text(0, Infinity, valuePattern);

const rateLimitPolicyHeader: Parameter = {
  name: "RateLimit-Policy",
  schema: rateLimitPolicy,
};

const valuePattern2: RegExp = /^"[a-z]+";r=[0-9]+;t=[0-9]/u;

const rateLimit: Schema = /* @__PURE__ */ text(0, Infinity, valuePattern2);

const rateLimitHeader: Parameter = {
  name: "RateLimit",
  schema: rateLimit,
};

const link: Schema = /* @__PURE__ */ text(1);

const linkHeader: Parameter = {
  name: "Link",
  schema: link,
};

function created(value: unknown, path: string, check: Check): void {
  if (!expectInteger(value, path, check)) return;
  int64Format(value, path, check);
}

function cancelledAt(value: unknown, path: string, check: Check): void {
  if (!expectTypes(value, path, check, ["integer", "null"])) return;
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

const paymentSessionSnapshotPart2Properties: Readonly<Record<string, Schema>> = {
  url: nothing,
};

function paymentSessionSnapshotPart2(value: unknown, path: string, check: Check): void {
  record(value, path, check, paymentSessionSnapshotPart2Properties, []);
}

function paymentSessionSnapshot(value: unknown, path: string, check: Check): void {
  paymentSession(value, path, check);
  paymentSessionSnapshotPart2(value, path, check);
}

const eventProperties: Readonly<Record<string, Schema>> = {
  id: expectString,
  event_type: eventType,
  created,
  data: paymentSessionSnapshot,
};

function event(value: unknown, path: string, check: Check): void {
  record(value, path, check, eventProperties, Object.keys(eventProperties));
}

function responseBody(value: unknown, path: string, check: Check): void {
  if (!expectArray(value, path, check)) return;
  maxItems(value, path, check, 100);
  items(value, path, check, event);
}

const responseContent: Content = {
  "application/json": responseBody,
};

const response200: DocumentedResponse = /* @__PURE__ */ documented([requestIdHeader, rateLimitPolicyHeader, rateLimitHeader, linkHeader], responseContent);

function errorCode(value: unknown, path: string, check: Check): void {
  expectValue(value, path, check, ["invalid_input", "invalid_return_url", "session_not_pending", "session_expired", "environment_mismatch", "invalid_api_key", "resource_not_found", "method_not_allowed", "idempotency_key_in_use", "duplicate_email", "endpoint_disabled", "payload_too_large", "unsupported_media_type", "idempotency_key_reused", "rate_limited", "general_error", "service_unavailable"]);
}

const errorDetailProperties: Readonly<Record<string, Schema>> = {
  path: expectString,
  message: link,
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
  message: link,
  request_id: requestId,
  errors,
};

function error(value: unknown, path: string, check: Check): void {
  record(value, path, check, errorProperties, ["error_code", "message", "request_id"]);
}

const responseContent2: Content = {
  "application/json": error,
};

const response400: DocumentedResponse = /* @__PURE__ */ documented([requestIdHeader, rateLimitPolicyHeader, rateLimitHeader], responseContent2);

const response403: DocumentedResponse = /* @__PURE__ */ documented([requestIdHeader], responseContent2);

const allowHeader: Parameter = {
  name: "Allow",
  required: true,
  schema: link,
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

const response429: DocumentedResponse = /* @__PURE__ */ documented([requestIdHeader, rateLimitPolicyHeader, rateLimitHeader, retryAfterHeader], responseContent2);

const responses: Readonly<Record<string, DocumentedResponse>> = {
  "200": response200,
  "400": response400,
  "403": response403,
  "405": response405,
  "429": response429,
  "500": response400,
  "503": response429,
};

/** Checks and coerces all parts of a request and reports every error. */
export function validateRequest(input: RequestInput): Validated<RequestParts<"listEvents">> {
  const check = new Check("request body");
  return check.finish({
    path: {},
    query: readQuery(input, check, [limitQuery, startingAfterQuery, endingBeforeQuery, typeQuery]),
    headers: readHeaders(input.headers, check, [ten99PolicyEnvironmentHeader]),
    cookies: {},
    body: undefined,
  });
}

/** Checks a response against its documented status. */
export function validateResponse(response: ResponseInput): Validated<ResponseParts<"listEvents">> {
  return readResponse(response, responses);
}

/** Validates `GET /api/v1/events`. */
export const listEvents: OperationValidator<"listEvents"> = {
  operationId: "listEvents",
  method: "GET",
  path: "/api/v1/events",
  validateRequest,
  validateResponse,
};
