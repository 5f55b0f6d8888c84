import type { FastifyInstance } from "fastify";
import type { HostedSessions } from "../payment-sessions/hosted-session.ts";
import { readChallengeCookie } from "./challenge-cookie.ts";
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
export function registerChallengeReturn(app: FastifyInstance, sessions: HostedSessions, answers: PageAnswers): void {
  const path = challengeReturnPath("", ":session(^hps_[0-9A-Za-z]{22}$)");
  app.get<ReturnRoute>(path, { exposeHeadRoute: false }, async (request, reply) => {
    const token = readChallengeCookie(request.headers.cookie) ?? "";
    const session = await sessions.find(token);
    return session?.id === request.params.session
      ? answers.again(request, reply, token, session)
      : answers.challengeAnswered(request, reply);
  });
}
