import type { NextFunction, Request, RequestHandler, Response } from "express";
import type { OperationId } from "../generated/operations.ts";
import type { ValidationFailure } from "../runtime/validated.ts";
import type { OperationValidator, RequestParts } from "../types.ts";
import { statusOf } from "./status-of.ts";

/** Answers a request that is not valid, or passes it on. */
export type FailureHandler = (
  failure: ValidationFailure,
  request: Request,
  response: Response,
  next: NextFunction,
) => unknown;

/** A middleware that remembers the parts of the requests it has let through. */
export interface ValidationMiddleware<Id extends OperationId> extends RequestHandler {
  /**
   * The typed parts of a request that the middleware has let through.
   *
   * @throws Error when the middleware has not run for the request.
   */
  parts(request: Request): RequestParts<Id>;
}

/**
 * Makes a middleware that validates requests of one operation; it has to stand in the route, where the path parameters
 * are known, and after the middleware that parses the body. A request that is not valid is answered with 400, or 415,
 * and the list of errors, unless `onFailure` answers it.
 *
 * @example
 * ```ts
 * const create = validateWith(createPaymentSession);
 * app.post("/api/v1/payment/sessions", express.json(), create, (request, response) => {
 *   const { contractor, return_url } = create.parts(request).body;
 * });
 * ```
 */
export function validateWith<Id extends OperationId>(
  validator: OperationValidator<Id>,
  onFailure: FailureHandler = answerFailure,
): ValidationMiddleware<Id> {
  const valid = new WeakMap<Request, RequestParts<Id>>();
  const middleware = (request: Request, response: Response, next: NextFunction): void => {
    const result = validator.validateRequest({
      path: request.params as Record<string, string>,
      query: request.originalUrl.replace(/^[^?]*/, ""),
      headers: request.headers,
      body: request.body as unknown,
    });
    if (result.ok) {
      valid.set(request, result.value);
      next();
    } else {
      onFailure(result, request, response, next);
    }
  };
  const parts = (request: Request): RequestParts<Id> => {
    const value = valid.get(request);
    if (!value) {
      throw new Error(`The request was not validated for ${validator.operationId}.`);
    }
    return value;
  };
  return Object.assign(middleware, { parts });
}

function answerFailure(failure: ValidationFailure, _request: Request, response: Response): void {
  response.status(statusOf(failure)).json({ reason: failure.reason, errors: failure.errors });
}
