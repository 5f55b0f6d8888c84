import type { FastifyReply, FastifyRequest, preValidationAsyncHookHandler } from "fastify";
import type { OperationId } from "../generated/operations.ts";
import type { ValidationFailure } from "../runtime/validated.ts";
import type { OperationValidator, RequestParts } from "../types.ts";
import { statusOf } from "./status-of.ts";

/** Answers a request that is not valid. */
export type FailureHandler = (failure: ValidationFailure, request: FastifyRequest, reply: FastifyReply) => unknown;

/** A `preValidation` hook that remembers the parts of the requests it has let through. */
export interface ValidationHook<Id extends OperationId> extends preValidationAsyncHookHandler {
  /**
   * The typed parts of a request that the hook has let through.
   *
   * @throws Error when the hook has not run for the request.
   */
  parts(request: FastifyRequest): RequestParts<Id>;
}

/**
 * Makes a hook that validates requests of one operation. A request that is not valid is answered with 400, or 415, and
 * the list of errors, unless `onFailure` answers it.
 *
 * @example
 * ```ts
 * const cancel = validateWith(cancelPaymentSession);
 * app.post("/api/v1/payment/sessions/:session/cancel", { preValidation: cancel }, async (request) => {
 *   const { session } = cancel.parts(request).path;
 * });
 * ```
 */
export function validateWith<Id extends OperationId>(
  validator: OperationValidator<Id>,
  onFailure: FailureHandler = answerFailure,
): ValidationHook<Id> {
  const valid = new WeakMap<FastifyRequest, RequestParts<Id>>();
  const hook = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const result = validator.validateRequest({
      path: request.params as Record<string, string>,
      query: request.url.replace(/^[^?]*/, ""),
      headers: request.headers,
      body: request.body,
    });
    if (result.ok) {
      valid.set(request, result.value);
    } else {
      await onFailure(result, request, reply);
    }
  };
  const parts = (request: FastifyRequest): RequestParts<Id> => {
    const value = valid.get(request);
    if (!value) {
      throw new Error(`The request was not validated for ${validator.operationId}.`);
    }
    return value;
  };
  return Object.assign(hook, { parts });
}

async function answerFailure(failure: ValidationFailure, _request: FastifyRequest, reply: FastifyReply): Promise<void> {
  await reply.code(statusOf(failure)).send({ reason: failure.reason, errors: failure.errors });
}
