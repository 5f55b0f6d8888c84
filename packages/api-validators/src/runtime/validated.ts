/** A request as any framework can hand it over; a part that is left out counts as empty. */
export interface RequestInput {
  /** Path parameters by name, percent-decoded. */
  path?: Record<string, string | undefined>;
  /** Preferably the raw query string, with or without `?`, because delimiters are split before decoding. */
  query?: string | URLSearchParams;
  /** Header names in any case. Without headers a body counts as sent in the first documented media type. */
  headers?: Record<string, string | string[] | undefined> | Headers;
  /** Decoded cookies by name; when left out they are read from the `Cookie` header. */
  cookies?: Record<string, string | undefined>;
  /** The parsed body; `undefined` when none was sent. It is never coerced. */
  body?: unknown;
}

/** A response as any HTTP client can hand it over. */
export interface ResponseInput {
  status: number;
  /** Without headers the body counts as sent in the first documented media type, and no header is checked. */
  headers?: Record<string, string | string[] | undefined> | Headers;
  /** The parsed body; `undefined` when there was none. */
  body?: unknown;
}

/** One thing that is wrong with a request or response. */
export interface ValidationError {
  in: "path" | "query" | "header" | "cookie" | "body" | "status";
  /** A JSON Pointer (RFC 6901) inside that part: `/return_url`, `/limit`; empty for the part as a whole. */
  path: string;
  /** One sentence that says what is expected there; it never repeats the value. */
  message: string;
}

/** The result for what is not valid; at most 100 errors are listed. */
export interface ValidationFailure {
  ok: false;
  /** `unsupported_media_type` when the content type is not a documented one. */
  reason: "invalid" | "unsupported_media_type";
  errors: ValidationError[];
}

/** The typed value, or all errors. */
export type Validated<Value> = { ok: true; value: Value } | ValidationFailure;

/** What the operations table says of one operation. */
export interface OperationSummary {
  readonly operationId: string;
  /** Upper case. */
  readonly method: string;
  /** As in the OpenAPI document, with parameters in braces. */
  readonly path: string;
  readonly tags: readonly string[];
  /** Whether the operation needs credentials. */
  readonly security: boolean;
  /** Documented statuses: `200`, `4XX`, `default`. */
  readonly statuses: readonly string[];
  /** Documented media types of the request body; empty when there is none. */
  readonly requestContentTypes: readonly string[];
}

/** What the webhooks table says of one webhook. */
export interface WebhookSummary {
  readonly operationId: string;
  /** The name under `webhooks` in the OpenAPI document. */
  readonly name: string;
  /** Upper case. */
  readonly method: string;
}
