import type { components } from "@payment-sessions/api-types";
import type { FastifyReply, FastifyRequest } from "fastify";
import {
  deadlockDetected,
  errorCode,
  isDatabaseUnavailable,
  lockNotAvailable,
  queryCanceled,
  serializationFailure,
} from "../database/error-codes.ts";
import { ApiError, type ErrorDetail, invalidInput } from "../errors.ts";
import type { Answer } from "../idempotency/answer.ts";
import { redactSecrets } from "../redact-secrets.ts";

/** The body of every response outside 2xx. */
export function renderError(error: ApiError, requestId: string): components["schemas"]["Error"] {
  return {
    error_code: error.code,
    message: error.message,
    request_id: requestId,
    ...(error.errors && { errors: error.errors.map(redactDetail) }),
  };
}

/** What is wrong is told by the name of a property or parameter, and a client may have sent a secret as one. */
const redactDetail = ({ path, message }: ErrorDetail): ErrorDetail => ({
  path: redactSecrets(path),
  message: redactSecrets(message),
});

/** The answer to whatever was thrown on the way to a response; logs what is not the client's doing. */
export function answerError(thrown: unknown, request: FastifyRequest): Answer {
  const error = toApiError(thrown);
  if (error.status >= 500) request.log.error({ err: thrown, error_code: error.code }, "the request failed");
  return { status: error.status, headers: error.headers, body: renderError(error, request.id) };
}

export function sendError(thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, headers, body } = answerError(thrown, request);
  return reply
    .code(status)
    .headers({ ...standardHeaders(request.id), ...headers })
    .send(body);
}

/**
 * The headers of every response. What is answered belongs to one tenant, and one answer contains a secret: no caching.
 */
export const standardHeaders = (requestId: string) => ({
  "request-id": requestId,
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
});

/** Anything unexpected becomes a failure that reveals nothing. */
export function toApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  const code = errorCode(thrown);
  const framework = code === undefined ? undefined : frameworkErrors[code];
  if (framework !== undefined) return framework();
  if (isDatabaseUnavailable(thrown) || (code !== undefined && databaseOverload.has(code))) return serviceUnavailable();
  return new ApiError("general_error", "The request could not be carried out because of an error on our side.");
}

export const notFound = () => new ApiError("resource_not_found", "There is nothing at this path.");

const serviceUnavailable = () =>
  new ApiError("service_unavailable", "The service cannot handle the request at the moment.", {
    headers: { "retry-after": "1" },
  });

/** A statement that took too long, or that lost to its rivals again and again: the next attempt may well succeed. */
const databaseOverload = new Set<string>([queryCanceled, lockNotAvailable, serializationFailure, deadlockDetected]);

/** What Fastify refuses before a handler of ours runs. */
const frameworkErrors: Record<string, () => ApiError> = {
  FST_ERR_BAD_URL: () => invalidInput([{ path: "", message: "The URL must be correctly percent-encoded." }]),
  FST_ERR_MAX_PARAM_LENGTH: notFound,
  FST_ERR_HANDLER_TIMEOUT: serviceUnavailable,
};
