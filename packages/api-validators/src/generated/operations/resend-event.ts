// @generated from spec/openapi.yaml by "pnpm generate"; do not edit.
import { items, minItems } from "../../runtime/arrays.ts";
import { Check, type Schema } from "../../runtime/check.ts";
import { expectArray, expectInteger, expectString, expectTypes } from "../../runtime/expect-type.ts";
import { int64Format } from "../../runtime/formats.ts";
import { maximum, minimum } from "../../runtime/numbers.ts";
import { record, unknownProperty } from "../../runtime/objects.ts";
import type { Parameter } from "../../runtime/parameter.ts";
import { type Content, readBody } from "../../runtime/read-body.ts";
import { readHeaders } from "../../runtime/read-headers.ts";
import { readPath } from "../../runtime/read-path.ts";
import { readQuery } from "../../runtime/read-query.ts";
import { type DocumentedResponse, documented, readResponse } from "../../runtime/read-response.ts";
import { text } from "../../runtime/strings.ts";
import type { RequestInput, ResponseInput, Validated } from "../../runtime/validated.ts";
import { expectValue } from "../../runtime/values.ts";
import type { OperationValidator, RequestParts, ResponseParts } from "../../types.ts";

const event: Schema = /* @__PURE__ */ text(1, 255);

const eventPath: Parameter = {
  name: "event",
  required: true,
  schema: event,
};

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

const eventResendProperties: Readonly<Record<string, Schema>> = {
  webhook_endpoint: event,
};

function eventResend(value: unknown, path: string, check: Check): void {
  record(value, path, check, eventResendProperties, [], unknownProperty);
}

const requestContent: Content = {
  "application/json": eventResend,
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

function eventType(value: unknown, path: string, check: Check): void {
  expectValue(value, path, check, ["payment.session.completed", "payment.session.cancelled", "payment.session.expired"]);
}

function deliveryStatus(value: unknown, path: string, check: Check): void {
  expectValue(value, path, check, ["pending", "succeeded", "failed"]);
}

function attemptedAt(value: unknown, path: string, check: Check): void {
  if (!expectInteger(value, path, check)) return;
  int64Format(value, path, check);
}

function statusCode(value: unknown, path: string, check: Check): void {
  if (!expectTypes(value, path, check, ["integer", "null"])) return;
  minimum(value, path, check, 100);
  maximum(value, path, check, 999);
}

function durationMs(value: unknown, path: string, check: Check): void {
  if (!expectInteger(value, path, check)) return;
  minimum(value, path, check, 0);
}

function error(value: unknown, path: string, check: Check): void {
  expectTypes(value, path, check, ["string", "null"]);
}

const deliveryAttemptProperties: Readonly<Record<string, Schema>> = {
  attempted_at: attemptedAt,
  status_code: statusCode,
  duration_ms: durationMs,
  error,
};

function deliveryAttempt(value: unknown, path: string, check: Check): void {
  record(value, path, check, deliveryAttemptProperties, Object.keys(deliveryAttemptProperties));
}

function attempts(value: unknown, path: string, check: Check): void {
  if (!expectArray(value, path, check)) return;
  items(value, path, check, deliveryAttempt);
}

function nextAttemptAt(value: unknown, path: string, check: Check): void {
  if (!expectTypes(value, path, check, ["integer", "null"])) return;
  int64Format(value, path, check);
}

const deliveryProperties: Readonly<Record<string, Schema>> = {
  id: expectString,
  event_id: expectString,
  event_type: eventType,
  webhook_endpoint_id: expectString,
  status: deliveryStatus,
  attempts,
  next_attempt_at: nextAttemptAt,
  created: attemptedAt,
};

function delivery(value: unknown, path: string, check: Check): void {
  record(value, path, check, deliveryProperties, Object.keys(deliveryProperties));
}

function responseBody(value: unknown, path: string, check: Check): void {
  if (!expectArray(value, path, check)) return;
  items(value, path, check, delivery);
}

const responseContent: Content = {
  "application/json": responseBody,
};

const response202: DocumentedResponse = /* @__PURE__ */ documented([requestIdHeader, rateLimitPolicyHeader, rateLimitHeader, idempotentReplayedHeader], responseContent);

function errorCode(value: unknown, path: string, check: Check): void {
  expectValue(value, path, check, ["invalid_input", "invalid_return_url", "session_not_pending", "session_expired", "environment_mismatch", "invalid_api_key", "resource_not_found", "method_not_allowed", "idempotency_key_in_use", "duplicate_email", "endpoint_disabled", "payload_too_large", "unsupported_media_type", "idempotency_key_reused", "rate_limited", "general_error", "service_unavailable"]);
}

const message: Schema = /* @__PURE__ */ text(1);

const errorDetailProperties: Readonly<Record<string, Schema>> = {
  path: expectString,
  message,
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
  message,
  request_id: requestId,
  errors,
};

function error2(value: unknown, path: string, check: Check): void {
  record(value, path, check, errorProperties, ["error_code", "message", "request_id"]);
}

const responseContent2: Content = {
  "application/json": error2,
};

const response400: DocumentedResponse = /* @__PURE__ */ documented([requestIdHeader, rateLimitPolicyHeader, rateLimitHeader], responseContent2);

const response403: DocumentedResponse = /* @__PURE__ */ documented([requestIdHeader], responseContent2);

const response404: DocumentedResponse = /* @__PURE__ */ documented([requestIdHeader, rateLimitPolicyHeader, rateLimitHeader, idempotentReplayedHeader], responseContent2);

const allowHeader: Parameter = {
  name: "Allow",
  required: true,
  schema: message,
};

const response405: DocumentedResponse = /* @__PURE__ */ documented([requestIdHeader, allowHeader], responseContent2);

const retryAfterHeader: Parameter = {
  name: "Retry-After",
  shape: "integer",
  schema: durationMs,
};

const response409: DocumentedResponse = /* @__PURE__ */ documented([requestIdHeader, rateLimitPolicyHeader, rateLimitHeader, retryAfterHeader, idempotentReplayedHeader], responseContent2);

const retryAfterHeader2: Parameter = {
  name: "Retry-After",
  required: true,
  shape: "integer",
  schema: durationMs,
};

const response429: DocumentedResponse = /* @__PURE__ */ documented([requestIdHeader, rateLimitPolicyHeader, rateLimitHeader, retryAfterHeader2], responseContent2);

const responses: Readonly<Record<string, DocumentedResponse>> = {
  "202": response202,
  "400": response400,
  "403": response403,
  "404": response404,
  "405": response405,
  "409": response409,
  "413": response400,
  "415": response400,
  "422": response400,
  "429": response429,
  "500": response404,
  "503": response429,
};

/** Checks and coerces all parts of a request and reports every error. */
export function validateRequest(input: RequestInput): Validated<RequestParts<"resendEvent">> {
  const check = new Check("request body");
  return check.finish({
    path: readPath(input, check, [eventPath]),
    query: readQuery(input, check),
    headers: readHeaders(input.headers, check, [ten99PolicyEnvironmentHeader, ten99PolicyIdempotentKeyHeader, idempotencyKeyHeader]),
    cookies: {},
    body: readBody(input, check, requestContent, false),
  });
}

/** Checks a response against its documented status. */
export function validateResponse(response: ResponseInput): Validated<ResponseParts<"resendEvent">> {
  return readResponse(response, responses);
}

/** Validates `POST /api/v1/events/{event}/resend`. */
export const resendEvent: OperationValidator<"resendEvent"> = {
  operationId: "resendEvent",
  method: "POST",
  path: "/api/v1/events/{event}/resend",
  validateRequest,
  validateResponse,
};
