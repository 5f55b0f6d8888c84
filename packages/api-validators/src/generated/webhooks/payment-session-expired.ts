// @generated from spec/openapi.yaml by "pnpm generate"; do not edit.
import { Check, type Schema } from "../../runtime/check.ts";
import { expectInteger, expectString, expectTypes } from "../../runtime/expect-type.ts";
import { int64Format } from "../../runtime/formats.ts";
import { nothing, record } from "../../runtime/objects.ts";
import type { Parameter } from "../../runtime/parameter.ts";
import { type Content, readBody } from "../../runtime/read-body.ts";
import { readHeaders } from "../../runtime/read-headers.ts";
import { readQuery } from "../../runtime/read-query.ts";
import { text } from "../../runtime/strings.ts";
import type { RequestInput, Validated } from "../../runtime/validated.ts";
import { expectValue } from "../../runtime/values.ts";
import type { RequestParts, WebhookValidator } from "../../types.ts";

const webhookId: Schema = /* @__PURE__ */ text(1, 255);

const webhookIdHeader: Parameter = {
  name: "webhook-id",
  required: true,
  schema: webhookId,
};

const valuePattern: RegExp = /^[0-9]{1,12}$/u;

const webhookTimestamp: Schema = /* @__PURE__ */ text(0, Infinity, valuePattern);

const webhookTimestampHeader: Parameter = {
  name: "webhook-timestamp",
  required: true,
  schema: webhookTimestamp,
};

const valuePattern2: RegExp = /^v1,[A-Za-z0-9+/]{43}=( v1,[A-Za-z0-9+/]{43}=)*$/u;

const webhookSignature: Schema = /* @__PURE__ */ text(0, Infinity, valuePattern2);

const webhookSignatureHeader: Parameter = {
  name: "webhook-signature",
  required: true,
  schema: webhookSignature,
};

function eventType(value: unknown, path: string, check: Check): void {
  expectValue(value, path, check, ["payment.session.expired"]);
}

function created(value: unknown, path: string, check: Check): void {
  if (!expectInteger(value, path, check)) return;
  int64Format(value, path, check);
}

function cancelledAt(value: unknown, path: string, check: Check): void {
  if (!expectTypes(value, path, check, ["integer", "null"])) return;
  int64Format(value, path, check);
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
  processor: expectString,
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

function status(value: unknown, path: string, check: Check): void {
  expectValue(value, path, check, ["expired"]);
}

const expiredPaymentSessionSnapshotPart2Properties: Readonly<Record<string, Schema>> = {
  status,
};

function expiredPaymentSessionSnapshotPart2(value: unknown, path: string, check: Check): void {
  record(value, path, check, expiredPaymentSessionSnapshotPart2Properties, []);
}

function expiredPaymentSessionSnapshot(value: unknown, path: string, check: Check): void {
  paymentSessionSnapshot(value, path, check);
  expiredPaymentSessionSnapshotPart2(value, path, check);
}

const paymentSessionExpiredEventProperties: Readonly<Record<string, Schema>> = {
  id: expectString,
  event_type: eventType,
  created,
  data: expiredPaymentSessionSnapshot,
};

function paymentSessionExpiredEvent(value: unknown, path: string, check: Check): void {
  record(value, path, check, paymentSessionExpiredEventProperties, Object.keys(paymentSessionExpiredEventProperties));
}

const requestContent: Content = {
  "application/json": paymentSessionExpiredEvent,
};

/** Checks a parsed payload alone. */
export function validate(payload: unknown): Validated<RequestParts<"paymentSessionExpired">["body"]> {
  const check = new Check("request body");
  return check.finish(readBody({ body: payload }, check, requestContent, true));
}

/** Checks and coerces all parts of a request and reports every error. */
export function validateRequest(input: RequestInput): Validated<RequestParts<"paymentSessionExpired">> {
  const check = new Check("request body");
  return check.finish({
    path: {},
    query: readQuery(input, check),
    headers: readHeaders(input.headers, check, [webhookIdHeader, webhookTimestampHeader, webhookSignatureHeader]),
    cookies: {},
    body: readBody(input, check, requestContent, true),
  });
}

/** Validates the webhook `payment.session.expired`. */
export const paymentSessionExpired: WebhookValidator<"paymentSessionExpired"> = {
  operationId: "paymentSessionExpired",
  name: "payment.session.expired",
  validate,
  validateRequest,
};
