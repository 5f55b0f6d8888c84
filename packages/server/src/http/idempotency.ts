import type { KnownErrorCode } from "@payment-sessions/api-types";
import type { FastifyRequest } from "fastify";
import type { Answer } from "../idempotency/answer.ts";
import type { IdempotencyService, IdempotentRequest, Work } from "../idempotency/service.ts";
import { answerError, toApiError } from "./error-rendering.ts";

/** From the headers of a valid request, by their names in the document, which has these for every POST and no other. */
export const readIdempotencyKey = (headers: Record<string, string>): string | undefined =>
  headers["Ten99Policy-Idempotent-Key"] ?? headers["Idempotency-Key"];

export async function answerOnce<Handlers>(
  service: IdempotencyService<Handlers>,
  asked: IdempotentRequest,
  { prepare, carryOut }: Pick<Work<Handlers>, "prepare" | "carryOut">,
  request: FastifyRequest,
): Promise<Answer> {
  const work = { prepare, carryOut, answerFailure: (error: unknown) => answerFailure(error, request) };
  const { answer, isReplayed } = await service.answerOnce(asked, work);
  return isReplayed ? { ...answer, headers: { ...answer.headers, "idempotent-replayed": "true" } } : answer;
}

/** Nothing came of these: what was invalid may be valid under the same key, and what had no room may find some. */
const forgotten = new Set<KnownErrorCode>(["invalid_input", "rate_limited", "service_unavailable"]);

function answerFailure(error: unknown, request: FastifyRequest): Answer | undefined {
  return forgotten.has(toApiError(error).code) ? undefined : answerError(error, request);
}
