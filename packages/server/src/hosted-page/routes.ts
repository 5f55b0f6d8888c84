import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type PageAsset, pageScript, pageStyle, waitingScript } from "../generated/hosted-page.ts";
import type { CompletionOutcome, HostedSession } from "../payment-sessions/hosted-session.ts";
import { registerChallengeReturn } from "./challenge-return.ts";
import type { HostedPageSettings } from "./hosted-page-settings.ts";
import { chargeGuess, limitRequests } from "./limit-requests.ts";
import type { Notice, PageAnswers } from "./page-answers.ts";

interface SessionRoute {
  Params: { token: string };
}

type Request = FastifyRequest<SessionRoute>;

const page = "/payment/setup/:token";

type RouteSettings = Pick<HostedPageSettings, "sessions" | "limiter">;

/** What is the same for everybody costs nothing, and is not counted. */
export function registerPageRoutes(app: FastifyInstance, settings: RouteSettings, answers: PageAnswers): void {
  for (const asset of [pageScript, pageStyle, waitingScript]) registerAsset(app, asset);
  app.register(async (limited) => registerSessionRoutes(limited, settings, answers));
}

/** GET and HEAD change nothing, except that asking for the outcome finishes what a click began. */
function registerSessionRoutes(app: FastifyInstance, { sessions, limiter }: RouteSettings, answers: PageAnswers): void {
  limitRequests(app, limiter, answers);
  const unknownToken = async (request: FastifyRequest, reply: FastifyReply) => {
    await chargeGuess(limiter, request, reply);
    return answers.notFound(request, reply);
  };

  const show = async (request: Request, reply: FastifyReply, notice?: Notice) => {
    const session = await sessions.find(request.params.token);
    if (session === undefined) return unknownToken(request, reply);
    return showSession(answers, request, reply, session, notice);
  };
  const answer = async (request: Request, reply: FastifyReply, outcome: CompletionOutcome | undefined) => {
    if (outcome === undefined) return unknownToken(request, reply);
    if (isShown(outcome)) return show(request, reply, toNotice(outcome));
    const session = await sessions.find(request.params.token);
    if (session === undefined) return unknownToken(request, reply);
    return sendOutcome(answers, request, reply, outcome, session);
  };

  registerChallengeReturn(app, { sessions, limiter }, answers);

  // The addresses of the forms show the page too: that is where Back and Refresh lead without a script.
  for (const path of [page, `${page}/complete`, `${page}/cancel`]) {
    app.get<SessionRoute>(path, async (request, reply) => show(request, reply));
  }

  app.post<SessionRoute>(`${page}/complete`, async (request, reply) => {
    const cardToken = readField(request.body, "card_token") ?? "";
    // What a form holds until the provider has been asked for a token, after a click.
    if (cardToken === "") return show(request, reply, noCard);
    return answer(request, reply, await sessions.complete(request.params.token, cardToken));
  });

  app.post<SessionRoute>(`${page}/cancel`, async (request, reply) => {
    const { token } = request.params;
    const session = await sessions.find(token);
    const isClicked = readField(request.body, "confirm") !== "";
    if (session?.state === "open" && !isClicked) return answers.confirmCancel(request, reply, token, session);
    const outcome = await sessions.cancel(token);
    if (outcome === undefined) return unknownToken(request, reply);
    return outcome.kind === "cancelled"
      ? answers.redirect(reply, outcome.redirectTo, session)
      : sendEnded(answers, request, reply, outcome.session);
  });

  app.get<SessionRoute>(`${page}/outcome`, { exposeHeadRoute: false }, async (request, reply) =>
    answer(request, reply, await sessions.resume(request.params.token)),
  );
}

function showSession(
  answers: PageAnswers,
  request: Request,
  reply: FastifyReply,
  session: HostedSession,
  notice: Notice | undefined,
): FastifyReply {
  return session.state === "open"
    ? answers.card(request, reply, request.params.token, session, notice)
    : sendEnded(answers, request, reply, session, notice);
}

/** Past its deadline, a card that was sent in time may still be saved: that is no end yet. */
function sendEnded(
  answers: PageAnswers,
  request: Request,
  reply: FastifyReply,
  session: HostedSession,
  notice?: Notice,
): FastifyReply {
  return session.state === "held"
    ? answers.underWay(request, reply, request.params.token, session, notice)
    : answers.ended(request, reply, session);
}

/** After these the session is as it was, and the card page says what happened. */
type ShownOutcome = Extract<CompletionOutcome, { kind: "declined" | "card_token_invalid" | "unavailable" }>;

const isShown = (outcome: CompletionOutcome): outcome is ShownOutcome =>
  outcome.kind === "declined" || outcome.kind === "card_token_invalid" || outcome.kind === "unavailable";

function toNotice(outcome: ShownOutcome): Notice {
  switch (outcome.kind) {
    case "declined":
      return { status: 422, text: (notices) => notices.declined(outcome.attemptsLeft) };
    case "card_token_invalid":
      return { status: 422, text: (notices) => notices.cardTokenInvalid };
    case "unavailable":
      return { status: 503, text: (notices) => notices.providerUnavailable };
    default:
      return outcome satisfies never;
  }
}

const noCard: Notice = { status: 422, text: (notices) => notices.noCard };

function sendOutcome(
  answers: PageAnswers,
  request: Request,
  reply: FastifyReply,
  outcome: Exclude<CompletionOutcome, ShownOutcome>,
  session: HostedSession,
): FastifyReply {
  const { token } = request.params;
  switch (outcome.kind) {
    case "completed":
      return answers.redirect(reply, outcome.redirectTo, session);
    case "challenge":
      return answers.challenge(reply, token, session, outcome.redirectTo);
    case "challenge_pending":
      return answers.challengePending(request, reply, token, session, outcome.redirectTo);
    case "ended":
      return sendEnded(answers, request, reply, outcome.session);
    case "in_progress":
      return answers.waiting(request, reply, token, session);
    case "too_many_attempts":
      return answers.tooManyAttempts(request, reply, token, session);
    default:
      return outcome satisfies never;
  }
}

/**
 * The last value counts: a button's own comes after the empty one that the form always has, and only a click on the
 * button sends it.
 */
function readField(body: unknown, name: string): string | undefined {
  return new URLSearchParams(typeof body === "string" ? body : "").getAll(name).at(-1);
}

function registerAsset(app: FastifyInstance, { path, contentType, body }: PageAsset): void {
  app.get(path, async (_request, reply) => reply.type(contentType).send(body));
}
