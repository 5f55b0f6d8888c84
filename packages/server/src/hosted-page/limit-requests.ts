import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { clientAddress } from "../http/client-address.ts";
import { rateLimitHeaders } from "../http/rate-limit.ts";
import type { RateLimiter } from "../rate-limits/rate-limiter.ts";
import type { PageAnswers } from "./page-answers.ts";

/** Whoever has a link has one that is known; whoever tries out tokens soon has to wait. */
const permitsOfAGuess = 10;

/** Counts by address what asks for a session, before anything is looked up. */
export function limitRequests(app: FastifyInstance, limiter: RateLimiter, answers: PageAnswers): void {
  app.addHook("onRequest", async (request, reply) => {
    const verdict = await limiter.count(clientAddress(request));
    reply.headers(rateLimitHeaders(verdict));
    return verdict.mayPass ? undefined : answers.rateLimited(request, reply, verdict.nextSeconds);
  });
}

/** For a request with a token that no session has. It counts as ten, so its address may ask for less after it. */
export async function chargeGuess(limiter: RateLimiter, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.headers(rateLimitHeaders(await limiter.charge(clientAddress(request), permitsOfAGuess - 1)));
}
