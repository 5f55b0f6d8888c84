import type { KnownErrorCode } from "@payment-sessions/api-types";

/** Every `error_code` of the API, with the status it is answered with. */
export const errorCatalogue = {
  invalid_input: 400,
  invalid_return_url: 400,
  session_not_pending: 400,
  session_expired: 400,
  environment_mismatch: 400,
  invalid_api_key: 403,
  resource_not_found: 404,
  method_not_allowed: 405,
  idempotency_key_in_use: 409,
  duplicate_email: 409,
  endpoint_disabled: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  idempotency_key_reused: 422,
  rate_limited: 429,
  general_error: 500,
  service_unavailable: 503,
} as const satisfies Record<KnownErrorCode, number>;

/** One problem in one place of the request; `path` is a JSON Pointer, or a slash and the name of a parameter. */
export interface ErrorDetail {
  path: string;
  message: string;
}

interface ApiErrorOptions {
  errors?: ErrorDetail[];
  headers?: Record<string, string>;
  cause?: unknown;
}

/**
 * An expected outcome that is answered to the client as it is: its message reveals nothing that the client may not
 * know.
 */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: KnownErrorCode;
  readonly status: number;
  readonly errors: ErrorDetail[] | undefined;
  readonly headers: Record<string, string>;

  constructor(code: KnownErrorCode, message: string, { errors, headers = {}, cause }: ApiErrorOptions = {}) {
    super(message, { cause });
    this.code = code;
    this.status = errorCatalogue[code];
    this.errors = errors;
    this.headers = headers;
  }
}

/** The request is not as the API describes it; every problem that was found is listed. */
export const invalidInput = (errors: ErrorDetail[]) =>
  new ApiError("invalid_input", "The request is not valid.", { errors });

export type ResourceName = "payment session" | "contractor" | "webhook endpoint" | "event" | "object";

/** The same answer for what does not exist, what was deleted and what belongs to somebody else. */
export const resourceNotFound = (name: ResourceName) =>
  new ApiError("resource_not_found", `There is no ${name} with this ID.`);
