import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { clientAddress } from "../http/client-address.ts";
import type { PageLimits } from "../rate-limits/page-limits.ts";
import type { RateLimiter } from "../rate-limits/rate-limiter.ts";
import type { PageAnswers } from "./page-answers.ts";

export type UnknownToken = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

/**
 * Counts by address what asks for a session, before anything is looked up. The answer to an unknown token is a second,
 * stricter matter: whoever shares an address with somebody who tries out tokens has a link that works, and may use it.
 */
export function limitRequests(app: FastifyInstance, limits: PageLimits, answers: PageAnswers): UnknownToken {
  const count = async (limiter: RateLimiter, request: FastifyRequest, reply: FastifyReply) => {
    const { mayPass, nextSeconds } = await limiter.count(clientAddress(request));
    return mayPass ? undefined : answers.rateLimited(request, reply, nextSeconds);
  };
  app.addHook("onRequest", async (request, reply) => count(limits.requests, request, reply));
  return async (request, reply) => (await count(limits.guesses, request, reply)) ?? answers.notFound(request, reply);
}
