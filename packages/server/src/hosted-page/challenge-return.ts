import type { FastifyInstance } from "fastify";
import { readChallengeCookie } from "./challenge-cookie.ts";
import type { HostedPageSettings } from "./hosted-page-settings.ts";
import { chargeGuess } from "./limit-requests.ts";
import type { PageAnswers } from "./page-answers.ts";
import { challengeReturnPath } from "./page-paths.ts";

interface ReturnRoute {
  Params: { session: string };
}

/**
 * The way back from 3-D Secure. The provider knows the session by its id alone; the contractor's browser kept the token.
 * Another browser, such as one that a bank's app opens, is sent to the first one, and learns nothing of the session;
 * recovery finds out what became of the card.
 *
 * The provider's form-action binds every redirect that follows its form, ours to the organization included. The page in
 * between ends that.
 */
export function registerChallengeReturn(
  app: FastifyInstance,
  { sessions, limiter }: Pick<HostedPageSettings, "sessions" | "limiter">,
  answers: PageAnswers,
): void {
  const path = challengeReturnPath("", ":session(^hps_[0-9A-Za-z]{22}$)");
  app.get<ReturnRoute>(path, { exposeHeadRoute: false }, async (request, reply) => {
    const token = readChallengeCookie(request.headers.cookie);
    if (token === undefined) return answers.challengeAnswered(request, reply);
    const session = await sessions.find(token);
    if (session?.id === request.params.session) return answers.again(request, reply, token, session);
    if (session === undefined) await chargeGuess(limiter, request, reply);
    return answers.challengeAnswered(request, reply);
  });
}
