import type { FastifyReply, FastifyRequest } from "fastify";
import { completedReturnUrl } from "../payment-sessions/completed-return-url.ts";
import type { HostedSession } from "../payment-sessions/hosted-session.ts";
import { cardPage } from "./card-page.ts";
import { challengeCookie } from "./challenge-cookie.ts";
import { challengePendingPage } from "./challenge-pending-page.ts";
import { chooseLanguage } from "./choose-language.ts";
import { confirmCancelPage } from "./confirm-cancel-page.ts";
import type { PageOrigins } from "./content-security-policy.ts";
import { endedPage, type Ending } from "./ended-page.ts";
import type { HostedPageSettings } from "./hosted-page-settings.ts";
import type { PageFrame } from "./layout.ts";
import { messagePage } from "./message-page.ts";
import { messages, type Messages } from "./messages.ts";
import { pageHeaders } from "./page-headers.ts";
import { challengeReturnPath, pagePaths } from "./page-paths.ts";
import { tooManyAttemptsPage } from "./too-many-attempts-page.ts";
import { waitingPage } from "./waiting-page.ts";

export interface Notice {
  status: number;
  text: (notices: Messages["notices"]) => string;
}

/** Sends pages: each method is one of them, with its status and its Content-Security-Policy. */
export class PageAnswers {
  readonly #brandName: string;
  readonly #basePath: string;
  readonly #secure: boolean;

  constructor({ hostedPageUrl, brandName }: HostedPageSettings) {
    const { pathname, protocol } = new URL(hostedPageUrl);
    this.#brandName = brandName;
    this.#basePath = pathname.replace(/\/$/, "");
    this.#secure = protocol === "https:";
  }

  /** The one answer to every token and every path that is not known. */
  notFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const frame = this.#frame(request);
    return this.#send(reply, 404, frame, messagePage(frame, messages[frame.language].notFound));
  }

  /** A request that this listener refuses, or that failed on our side; 503 is a failure that may be over soon. */
  failure(request: FastifyRequest, reply: FastifyReply, status: number): FastifyReply {
    const frame = this.#frame(request);
    const { refused, failed, unavailableNow } = messages[frame.language];
    if (status < 500) return this.#send(reply, status, frame, messagePage(frame, refused));
    if (status !== 503) return this.#send(reply, status, frame, messagePage(frame, failed));
    const page = messagePage(frame, { ...unavailableNow, retry: this.#retryPath(request) });
    return this.#send(reply.header("retry-after", "1"), status, frame, page);
  }

  rateLimited(request: FastifyRequest, reply: FastifyReply, retryAfterSeconds: number): FastifyReply {
    const frame = this.#frame(request);
    const { title, text } = messages[frame.language].rateLimited;
    const page = messagePage(frame, { title, text: text(retryAfterSeconds), retry: this.#retryPath(request) });
    return this.#send(reply.header("retry-after", String(retryAfterSeconds)), 429, frame, page);
  }

  /** The same address, or the session's page after a form: a link cannot send the form again, and need not. */
  #retryPath({ method, url, params }: FastifyRequest): string {
    const { token } = params as { token?: string };
    return method === "GET" || token === undefined ? this.#basePath + url : pagePaths(this.#basePath, token).page;
  }

  card(request: FastifyRequest, reply: FastifyReply, token: string, session: HostedSession, notice?: Notice) {
    if (session.attemptsLeft <= 0) return this.tooManyAttempts(request, reply, token, session, notice);
    const frame = this.#frame(request);
    const body = cardPage(frame, {
      session,
      paths: pagePaths(this.#basePath, token),
      expiredReturn: wayBack(session, "expired"),
      notice: notice?.text(messages[frame.language].notices),
    });
    return this.#send(reply, notice?.status ?? 200, frame, body, session, providerOrigins(session));
  }

  tooManyAttempts(
    request: FastifyRequest,
    reply: FastifyReply,
    token: string,
    session: HostedSession,
    notice?: Notice,
  ): FastifyReply {
    // The last card may be saved yet.
    if (session.isUnderWay) return this.underWay(request, reply, token, session, notice);
    const frame = this.#frame(request);
    const body = tooManyAttemptsPage(frame, session, pagePaths(this.#basePath, token));
    return this.#send(reply, request.method === "POST" ? 422 : 200, frame, body, session, formsOnly(session));
  }

  /** Nothing can be done but to wait for what becomes of a card: no further one may be sent. */
  underWay(request: FastifyRequest, reply: FastifyReply, token: string, session: HostedSession, notice?: Notice) {
    if (notice?.status !== 503) return this.waiting(request, reply, token, session);
    return this.#wait(request, reply, token, session, { status: 503, atOnce: false, notice });
  }

  /** Somebody else is at it; the page's script looks again soon. */
  waiting(request: FastifyRequest, reply: FastifyReply, token: string, session: HostedSession): FastifyReply {
    return this.#wait(request, reply, token, session, { status: 409, atOnce: false });
  }

  /** To the provider's challenge, with what it takes to come back. */
  challenge(reply: FastifyReply, token: string, session: HostedSession, redirectTo: string): FastifyReply {
    return this.redirect(this.#keepToken(reply, token, session), redirectTo, session);
  }

  /** The way into a challenge that was begun before, perhaps in a tab that is closed; or around it. */
  challengePending(
    request: FastifyRequest,
    reply: FastifyReply,
    token: string,
    session: HostedSession,
    redirectTo: string,
  ): FastifyReply {
    const frame = this.#frame(request);
    const body = challengePendingPage(frame, session, pagePaths(this.#basePath, token), redirectTo);
    const status = request.method === "POST" ? 409 : 200;
    return this.#send(this.#keepToken(reply, token, session), status, frame, body, session, formsOnly(session));
  }

  /** For the way back from a challenge, whose address has no token. */
  #keepToken(reply: FastifyReply, token: string, session: HostedSession): FastifyReply {
    const path = challengeReturnPath(this.#basePath, session.id);
    return reply.header("set-cookie", challengeCookie({ token, path, secure: this.#secure }));
  }

  /** Back from a challenge, in a browser that does not know the link. */
  challengeAnswered(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const frame = this.#frame(request);
    return this.#send(reply, 200, frame, messagePage(frame, messages[frame.language].challengeAnswered));
  }

  /** A page that asks for the outcome at once. */
  again(request: FastifyRequest, reply: FastifyReply, token: string, session: HostedSession): FastifyReply {
    return this.#wait(request, reply, token, session, { status: 200, atOnce: true });
  }

  confirmCancel(request: FastifyRequest, reply: FastifyReply, token: string, session: HostedSession): FastifyReply {
    const frame = this.#frame(request);
    const body = confirmCancelPage(frame, session, pagePaths(this.#basePath, token));
    return this.#send(reply, 200, frame, body, session, formsOnly(session));
  }

  ended(request: FastifyRequest, reply: FastifyReply, session: HostedSession): FastifyReply {
    const frame = this.#frame(request);
    const ending = endingOf(session);
    return this.#send(reply, 410, frame, endedPage(frame, session, ending, wayBack(session, ending)), session);
  }

  /** Before a page is chosen, so that whatever answers in the end has them. */
  standardHeaders(): Record<string, string> {
    return pageHeaders({ secure: this.#secure });
  }

  redirect(reply: FastifyReply, url: string, session?: HostedSession): FastifyReply {
    return reply.headers(pageHeaders({ secure: this.#isSecure(session) })).redirect(url, 303);
  }

  #wait(
    request: FastifyRequest,
    reply: FastifyReply,
    token: string,
    session: HostedSession,
    { status, atOnce, notice }: { status: number; atOnce: boolean; notice?: Notice },
  ): FastifyReply {
    const frame = this.#frame(request);
    const body = waitingPage(frame, {
      session,
      paths: pagePaths(this.#basePath, token),
      atOnce,
      notice: notice?.text(messages[frame.language].notices),
    });
    return this.#send(reply, status, frame, body, session, { asksServer: !atOnce });
  }

  #frame(request: FastifyRequest): PageFrame {
    const language = chooseLanguage(request.headers["accept-language"]);
    return { brandName: this.#brandName, basePath: this.#basePath, language };
  }

  #send(
    reply: FastifyReply,
    status: number,
    { language }: PageFrame,
    body: string,
    session?: HostedSession,
    origins: PageOrigins = {},
  ): FastifyReply {
    return reply
      .code(status)
      .headers(pageHeaders({ origins, secure: this.#isSecure(session) }))
      .headers({ "content-language": language, vary: "Accept-Language" })
      .type("text/html; charset=utf-8")
      .send(body);
  }

  #isSecure = (session: HostedSession | undefined): boolean => this.#secure || session?.environment === "live";
}

/**
 * A form ends at the return_url, which may redirect as it likes: to another host, to a log-in. Browsers hold each of
 * those steps to the policy of the page with the form, and a step that it does not name leaves the person there. Only
 * in test a return_url is plain HTTP, on loopback; sources cannot name every loopback host, such as [::1].
 */
const formTargets = ({ returnUrl }: HostedSession): string[] =>
  returnUrl.startsWith("http:") ? ["https:", "http:"] : ["https:"];

const formsOnly = (session: HostedSession): PageOrigins => ({ forms: formTargets(session) });

function providerOrigins(session: HostedSession): PageOrigins {
  const { processor } = session;
  if (processor === undefined) return formsOnly(session);
  return {
    script: new URL(processor.scriptUrl).origin,
    frames: processor.frameOrigins,
    forms: [...formTargets(session), ...processor.formActionOrigins.filter((origin) => origin.startsWith("http:"))],
  };
}

const wayBack = ({ id, returnUrl }: HostedSession, status: Ending) => completedReturnUrl(returnUrl, id, status);

function endingOf({ state }: HostedSession): Ending {
  switch (state) {
    case "completed":
    case "cancelled":
      return state;
    case "expired":
    case "past_due":
      return "expired";
    case "open":
    case "held":
      throw new Error(`A session that is ${state} has not ended.`);
    default:
      return state satisfies never;
  }
}
