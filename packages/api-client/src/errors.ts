import type { components } from "@payment-sessions/api-types";
import { isRecord } from "./is-record.ts";

/** Registered globally, so that errors of a second copy of this package are recognised too. */
const brand = Symbol.for("@payment-sessions/api-client/error");

/** One of the codes that this version knows, or a newer one. */
export type ErrorCode = components extends { schemas: { ErrorCode: infer Code extends string } } ? Code : string;

/** The codes that this version knows. */
export type KnownErrorCode = LiteralsOf<ErrorCode>;

type LiteralsOf<Text extends string> = Text extends string ? (string extends Text ? never : Text) : never;

/** One thing that is wrong with a request. */
export interface ErrorDetail {
  /** JSON Pointer to the offending value, such as `/return_url`. */
  readonly path: string;
  readonly message: string;
}

/** Base of every error that this package throws. */
export abstract class PaymentSessionsError extends Error {
  static {
    Object.defineProperty(this.prototype, brand, { value: true });
  }
}

/** The API answered with a status other than 2xx. The message has the first of `errors` in it. */
export class ApiError extends PaymentSessionsError {
  override readonly name = "ApiError";
  readonly status: number;
  /** `undefined` when the answer did not come from the API itself, such as the page of a proxy. */
  readonly errorCode: ErrorCode | undefined;
  /** Quote it when you ask for help. */
  readonly requestId: string | undefined;
  /** What exactly is wrong; empty when the API does not say. */
  readonly errors: readonly ErrorDetail[];
  /** How many seconds the API asks to wait before the request is sent again; `undefined` when it asks for no such thing. */
  readonly retryAfterSeconds: number | undefined;
  /** The headers of the answer. */
  readonly headers: Headers;
  /** The answer as it came: parsed when it is JSON, otherwise text. */
  readonly body: unknown;

  constructor(response: Response, body: unknown) {
    const fields = isRecord(body) ? body : {};
    const errors = Array.isArray(fields["errors"]) ? fields["errors"].filter(isErrorDetail) : [];
    const message = textOf(fields["message"]) ?? `The API answered with status ${response.status}.`;
    super(message + firstOf(errors));
    this.status = response.status;
    this.errorCode = textOf(fields["error_code"]);
    this.requestId = response.headers.get("request-id") ?? textOf(fields["request_id"]);
    this.errors = errors;
    this.retryAfterSeconds = secondsOf(response.headers.get("retry-after"));
    this.headers = response.headers;
    this.body = body;
  }
}

/** No answer came: the network failed, or the connection broke before the answer was complete. */
export class ConnectionError extends PaymentSessionsError {
  override readonly name = "ConnectionError";

  constructor(cause: unknown) {
    super("The API could not be reached, or the connection broke before its answer was complete.", { cause });
  }
}

/** No complete answer came in time. */
export class TimeoutError extends PaymentSessionsError {
  override readonly name = "TimeoutError";
  readonly timeoutMs: number;

  constructor(timeoutMs: number) {
    super(`The API did not answer within ${timeoutMs} ms.`);
    this.timeoutMs = timeoutMs;
  }
}

/** The caller's `AbortSignal` ended the call; `cause` is the signal's reason. */
export class AbortError extends PaymentSessionsError {
  override readonly name = "AbortError";

  constructor(reason: unknown) {
    super("The call was aborted.", { cause: reason });
  }
}

/** The API, or something in front of it, answered with success and a body that makes no sense. */
export class MalformedResponseError extends PaymentSessionsError {
  override readonly name = "MalformedResponseError";
  readonly status: number;
  readonly requestId: string | undefined;

  /** Never takes the parser's error as its cause: that one quotes the body, which may hold a secret. */
  constructor(response: Response, message: string) {
    super(message);
    this.status = response.status;
    this.requestId = response.headers.get("request-id") ?? undefined;
  }
}

/** An argument cannot be used; nothing was sent. */
export class InvalidArgumentError extends PaymentSessionsError {
  override readonly name = "InvalidArgumentError";
}

/** Every error of this package; `name` tells them apart. */
export type AnyPaymentSessionsError =
  | ApiError
  | ConnectionError
  | TimeoutError
  | AbortError
  | MalformedResponseError
  | InvalidArgumentError;

/**
 * Whether `error` was thrown by this package, by whichever installed copy of it (where `instanceof` fails).
 *
 * @example
 * ```ts
 * if (isPaymentSessionsError(error) && error.name === "ApiError") console.log(error.status, error.errorCode);
 * ```
 */
export function isPaymentSessionsError(error: unknown): error is AnyPaymentSessionsError {
  return isRecord(error) && (error as Record<symbol, unknown>)[brand] === true;
}

function isErrorDetail(value: unknown): value is ErrorDetail {
  return isRecord(value) && typeof value["path"] === "string" && typeof value["message"] === "string";
}

/**
 * Names of properties, and indexes. A path may lead to a property that the sender made up, and then has its name; what
 * looks like a value there must not get into a message, which people log. Keys and links are longer than names.
 */
const PATH_OF_NAMES = /^(\/([a-z][\w-]{0,39}|\d{1,4}))*$/i;

/** What the message says of the first detail: where it is, and what is expected there. */
function firstOf([first, ...others]: readonly ErrorDetail[]): string {
  if (first === undefined || !PATH_OF_NAMES.test(first.path)) {
    return "";
  }
  const place = first.path && `At ${first.path}: `;
  return ` ${place}${first.message}${others.length > 0 ? ` (1 of ${others.length + 1} problems)` : ""}`;
}

/** `Retry-After` in seconds (RFC 9110, section 10.2.3); a date needs a clock, and the API sends none. */
function secondsOf(value: string | null): number | undefined {
  return value !== null && /^\d+$/.test(value) ? Number(value) : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
