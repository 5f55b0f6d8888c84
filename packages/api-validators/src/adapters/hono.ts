import type { Context, MiddlewareHandler } from "hono";
import type { OperationId } from "../generated/operations.ts";
import type { RequestInput, ValidationFailure } from "../runtime/validated.ts";
import type { OperationValidator, RequestParts } from "../types.ts";
import { statusOf } from "./status-of.ts";

/** Answers a request that is not valid. */
export type FailureHandler = (failure: ValidationFailure, context: Context) => Response | Promise<Response>;

/** A middleware that remembers the parts of the requests it has let through. */
export interface ValidationMiddleware<Id extends OperationId> extends MiddlewareHandler {
  /**
   * The typed parts of a request that the middleware has let through.
   *
   * @throws Error when the middleware has not run for the request.
   */
  parts(context: Context): RequestParts<Id>;
}

/**
 * Makes a middleware that validates requests of one operation; it has to stand in the route, where the path parameters
 * are known. It parses JSON, forms and text itself. A request that is not valid is answered with 400, or 415, and the
 * list of errors, unless `onFailure` answers it.
 *
 * @example
 * ```ts
 * const create = validateWith(createPaymentSession);
 * app.post("/api/v1/payment/sessions", create, (context) => {
 *   const { contractor, return_url } = create.parts(context).body;
 * });
 * ```
 */
export function validateWith<Id extends OperationId>(
  validator: OperationValidator<Id>,
  onFailure: FailureHandler = answerFailure,
): ValidationMiddleware<Id> {
  const valid = new WeakMap<Context, RequestParts<Id>>();
  const middleware: MiddlewareHandler = async (context, next) => {
    const body = await readBody(context);
    const result = body.ok ? validator.validateRequest({ ...inputOf(context), body: body.value }) : body;
    if (!result.ok) {
      return onFailure(result, context);
    }
    valid.set(context, result.value);
    await next();
    return undefined;
  };
  const parts = (context: Context): RequestParts<Id> => {
    const value = valid.get(context);
    if (!value) {
      throw new Error(`The request was not validated for ${validator.operationId}.`);
    }
    return value;
  };
  return Object.assign(middleware, { parts });
}

function inputOf(context: Context): RequestInput {
  return { path: context.req.param(), query: new URL(context.req.url).search, headers: context.req.raw.headers };
}

async function readBody(context: Context): Promise<{ ok: true; value: unknown } | ValidationFailure> {
  const type = context.req.header("content-type") ?? "";
  if (/^(application\/x-www-form-urlencoded|multipart\/form-data)/i.test(type)) {
    return { ok: true, value: await context.req.parseBody() };
  }
  const text = await context.req.text();
  if (text === "" || !/^application\/([^;]+\+)?json/i.test(type)) {
    return { ok: true, value: text === "" ? undefined : text };
  }
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    const error = { in: "body", path: "", message: "The request body must be valid JSON." } as const;
    return { ok: false, reason: "invalid", errors: [error] };
  }
}

function answerFailure(failure: ValidationFailure, context: Context): Response {
  return context.json({ reason: failure.reason, errors: failure.errors }, statusOf(failure));
}
