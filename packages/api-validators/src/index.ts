export { operations, webhooks, type OperationId, type WebhookId } from "./generated/operations.ts";
export type {
  OperationSummary,
  RequestInput,
  ResponseInput,
  Validated,
  ValidationError,
  ValidationFailure,
  WebhookSummary,
} from "./runtime/validated.ts";
export type { OperationValidator, RequestParts, ResponseParts, SuccessResponse, WebhookValidator } from "./types.ts";
