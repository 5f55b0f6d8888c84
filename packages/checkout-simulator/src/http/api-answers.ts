import type { FastifyReply, FastifyRequest } from "fastify";

type ErrorType = "request_invalid" | "request_malformed";

/** The body of a 422. */
export const validationError = (requestId: string, errorCodes: string[], errorType: ErrorType = "request_invalid") => ({
  request_id: requestId,
  error_type: errorType,
  error_codes: errorCodes,
});

export const answerInvalid = (request: FastifyRequest, reply: FastifyReply, errorCodes: string[]) =>
  reply.code(422).send(validationError(request.id, errorCodes));

/** As the provider: no body, whether it never existed, is gone, or belongs to someone else. */
export const answerNotFound = (reply: FastifyReply) => reply.code(404).send();
