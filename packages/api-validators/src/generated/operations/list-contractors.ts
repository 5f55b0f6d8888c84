// @generated from spec/openapi.yaml by "pnpm generate"; do not edit.
import { items, maxItems, minItems } from "../../runtime/arrays.ts";
import { Check, type Schema } from "../../runtime/check.ts";
import { anyOf } from "../../runtime/combinations.ts";
import { expectArray, expectInteger, expectNull, expectString, expectTypes } from "../../runtime/expect-type.ts";
import { int64Format } from "../../runtime/formats.ts";
import { maximum, minimum } from "../../runtime/numbers.ts";
import { maxProperties, propertyNames, record } from "../../runtime/objects.ts";
import type { Parameter } from "../../runtime/parameter.ts";
import type { Content } from "../../runtime/read-body.ts";
import { readHeaders } from "../../runtime/read-headers.ts";
import { readQuery } from "../../runtime/read-query.ts";
import { type DocumentedResponse, documented, readResponse } from "../../runtime/read-response.ts";
import { limitText, text } from "../../runtime/strings.ts";
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

const email: Schema = /* @__PURE__ */ text(1, 254);

const emailQuery: Parameter = {
  name: "email",
  schema: email,
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

function middleName(value: unknown, path: string, check: Check): void {
  expectTypes(value, path, check, ["string", "null"]);
}

const addressProperties: Readonly<Record<string, Schema>> = {
  line1: expectString,
  line2: middleName,
  locality: expectString,
  region: expectString,
  postalcode: expectString,
  country: middleName,
};

function address(value: unknown, path: string, check: Check): void {
  record(value, path, check, addressProperties, Object.keys(addressProperties));
}

function withholdPremium(value: unknown, path: string, check: Check): void {
  expectTypes(value, path, check, ["boolean", "null"]);
}

const customMetadataValuePattern: RegExp = /^[^\x00\uD800-\uDFFF]*$/u;

function customMetadataValue(value: unknown, path: string, check: Check): void {
  if (!expectTypes(value, path, check, ["string", "number", "boolean"])) return;
  limitText(value, path, check, 0, 500, customMetadataValuePattern);
}

const customMetadataNamePattern: RegExp = /^(?!__proto__$)[^\x00-\x1F\x7F\uD800-\uDFFF]*$/u;

const customMetadataName: Schema = /* @__PURE__ */ text(1, 40, customMetadataNamePattern);

function customMetadata2(value: unknown, path: string, check: Check): void {
  if (!record(value, path, check, {}, [], customMetadataValue)) return;
  maxProperties(value, path, check, 50);
  propertyNames(value, path, check, customMetadataName);
}

function customMetadata(value: unknown, path: string, check: Check): void {
  anyOf(value, path, check, [customMetadata2, expectNull]);
}

function cardBrand(value: unknown, path: string, check: Check): void {
  expectValue(value, path, check, ["amex", "diners", "discover", "jcb", "mastercard", "unionpay", "visa", "unknown"]);
}

const last4Pattern: RegExp = /^[0-9]{4}$/u;

const last4: Schema = /* @__PURE__ */ text(0, Infinity, last4Pattern);

function expMonth(value: unknown, path: string, check: Check): void {
  if (!expectInteger(value, path, check)) return;
  minimum(value, path, check, 1);
  maximum(value, path, check, 12);
}

function expYear(value: unknown, path: string, check: Check): void {
  if (!expectInteger(value, path, check)) return;
  minimum(value, path, check, 2000);
  maximum(value, path, check, 9999);
}

const cardProperties: Readonly<Record<string, Schema>> = {
  brand: cardBrand,
  last4,
  exp_month: expMonth,
  exp_year: expYear,
};

function card2(value: unknown, path: string, check: Check): void {
  record(value, path, check, cardProperties, Object.keys(cardProperties));
}

function card(value: unknown, path: string, check: Check): void {
  anyOf(value, path, check, [card2, expectNull]);
}

const contractorProperties: Readonly<Record<string, Schema>> = {
  id: expectString,
  created,
  first_name: expectString,
  middle_name: middleName,
  last_name: expectString,
  company_name: middleName,
  email: expectString,
  phone: expectString,
  address,
  withhold_premium: withholdPremium,
  custom_metadata: customMetadata,
  card,
};

function contractor(value: unknown, path: string, check: Check): void {
  record(value, path, check, contractorProperties, Object.keys(contractorProperties));
}

function responseBody(value: unknown, path: string, check: Check): void {
  if (!expectArray(value, path, check)) return;
  maxItems(value, path, check, 100);
  items(value, path, check, contractor);
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
export function validateRequest(input: RequestInput): Validated<RequestParts<"listContractors">> {
  const check = new Check("request body");
  return check.finish({
    path: {},
    query: readQuery(input, check, [limitQuery, startingAfterQuery, endingBeforeQuery, emailQuery]),
    headers: readHeaders(input.headers, check, [ten99PolicyEnvironmentHeader]),
    cookies: {},
    body: undefined,
  });
}

/** Checks a response against its documented status. */
export function validateResponse(response: ResponseInput): Validated<ResponseParts<"listContractors">> {
  return readResponse(response, responses);
}

/** Validates `GET /api/v1/contractors`. */
export const listContractors: OperationValidator<"listContractors"> = {
  operationId: "listContractors",
  method: "GET",
  path: "/api/v1/contractors",
  validateRequest,
  validateResponse,
};
