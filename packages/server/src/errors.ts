import type { KnownErrorCode } from "@payment-sessions/api-types";

/** Every `error_code` of the API: the status it is answered with, and whether sending the request again may help. */
export const errorCatalogue = {
  invalid_input: { status: 400, retryable: false },
  invalid_return_url: { status: 400, retryable: false },
  session_not_pending: { status: 400, retryable: false },
  session_expired: { status: 400, retryable: false },
  environment_mismatch: { status: 400, retryable: false },
  invalid_api_key: { status: 403, retryable: false },
  resource_not_found: { status: 404, retryable: false },
  method_not_allowed: { status: 405, retryable: false },
  idempotency_key_in_use: { status: 409, retryable: true },
  duplicate_email: { status: 409, retryable: false },
  endpoint_disabled: { status: 409, retryable: false },
  payload_too_large: { status: 413, retryable: false },
  unsupported_media_type: { status: 415, retryable: false },
  idempotency_key_reused: { status: 422, retryable: false },
  rate_limited: { status: 429, retryable: true },
  general_error: { status: 500, retryable: true },
  service_unavailable: { status: 503, retryable: true },
} as const satisfies Record<KnownErrorCode, { status: number; retryable: boolean }>;

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
    this.status = errorCatalogue[code].status;
    this.errors = errors;
    this.headers = headers;
  }
}

/** The request is not as the API describes it; every problem that was found is listed. */
export const invalidInput = (errors: ErrorDetail[]) =>
  new ApiError("invalid_input", "The request is not valid.", { errors });

export type ResourceName = "payment session" | "contractor" | "object";

/** The same answer for what does not exist, what was deleted and what belongs to somebody else. */
export const resourceNotFound = (name: ResourceName) =>
  new ApiError("resource_not_found", `There is no ${name} with this ID.`);
