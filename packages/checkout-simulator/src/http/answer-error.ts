import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { validationError } from "./api-answers.ts";

/** A body that cannot be read is a 422 of the provider's kind; anything else is a defect and shows itself. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error.statusCode !== undefined && error.statusCode < 500) {
    return reply.code(422).send(validationError(request.id, ["request_body_malformed"], "request_malformed"));
  }
  process.stderr.write(`checkout-simulator: ${error.stack ?? error.message}\n`);
  return reply.code(500).send();
}
