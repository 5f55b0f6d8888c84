export type { components, operations, paths } from "@payment-sessions/api-types";
export type { ClientOptions, Fetch, RequestOptions } from "./client-options.ts";
export { type Client, createClient } from "./create-client.ts";
export {
  AbortError,
  type AnyPaymentSessionsError,
  ApiError,
  ConnectionError,
  type ErrorCode,
  type ErrorDetail,
  InvalidArgumentError,
  isPaymentSessionsError,
  type KnownErrorCode,
  MalformedResponseError,
  PaymentSessionsError,
  TimeoutError,
} from "./errors.ts";
export type * from "./generated/resources.ts";
export type * from "./generated/schemas.ts";
export type { LogEvent } from "./log-event.ts";
export type { Body, Path, Query, SuccessBodies } from "./operation-types.ts";
export {
  type Call,
  type Data,
  type Failure,
  type Item,
  type ListCall,
  type Result,
  type Success,
  unwrap,
} from "./result.ts";
export type { FailureStatus, SuccessStatus } from "./statuses.ts";
