import Fastify, { type FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { toApiError } from "../http/error-rendering.ts";
import { closeHttpServer } from "../http/http-server.ts";
import { listenerOptions } from "../http/listener-options.ts";
import { logRequest } from "../http/log-request.ts";
import { answerMalformedHttp, type MalformedHttpSettings, refuseUnusualRequests } from "../http/malformed-http.ts";
import { traceRequests } from "../http/trace-requests.ts";
import type { HostedPageSettings } from "./hosted-page-settings.ts";
import { PageAnswers } from "./page-answers.ts";
import { registerPageRoutes } from "./routes.ts";

export interface PageServerSettings extends HostedPageSettings {
  logger: Logger;
  /** Addresses and CIDR blocks; by default none. */
  trustedProxies?: readonly string[];
}

/** Longer than a provider may take, so that a slow one is told as such. */
const handlerTimeoutMs = 60_000;
const requestTimeoutMs = 15_000;
/** A form with a token; nothing else is ever sent here. */
const bodyLimitBytes = 16 * 1024;

export interface PageServer {
  /** Answers the address, as `http://127.0.0.1:4243`. */
  listen(address: { host: string; port: number }): Promise<string>;
  /** Stops listening and lets requests in flight finish, for ten seconds at most. */
  close(): Promise<void>;
}

/** The listener of the hosted page. It shares nothing with the API's: no key opens anything here, no JSON is read. */
export function createPageServer(settings: PageServerSettings): PageServer {
  const answers = new PageAnswers(settings);
  const app = createApp(settings, answers);
  traceRequests(app);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => done(null, body));
  app.addHook("onRequest", async (_request, reply) => void reply.headers(answers.standardHeaders()));
  app.setNotFoundHandler((request, reply) => answers.notFound(request, reply));
  app.setErrorHandler((error, request, reply) => {
    const status = statusOf(error);
    if (status >= 500) request.log.error({ err: error }, "the page failed");
    return answers.failure(request, reply, status);
  });
  app.addHook("onResponse", async (request, reply) => logRequest(request, reply, "hosted_page"));
  registerPageRoutes(app, settings, answers);
  return { listen: (address) => app.listen(address), close: () => closeHttpServer(app) };
}

function createApp({ logger, trustedProxies = [] }: PageServerSettings, answers: PageAnswers): FastifyInstance {
  const malformed: MalformedHttpSettings = {
    log: logger,
    listener: "hosted_page",
    render: (problem) => ({
      headers: answers.standardHeaders(),
      contentType: "text/plain; charset=utf-8",
      body: `${problem}\n`,
    }),
  };
  const app = Fastify({
    ...listenerOptions(logger, { requestTimeoutMs, handlerTimeoutMs, trustedProxies }),
    bodyLimit: bodyLimitBytes,
    frameworkErrors: (_error, request, reply) => {
      answers.notFound(request, reply);
    },
    clientErrorHandler: (error, socket) => answerMalformedHttp(error, socket, malformed),
  });
  refuseUnusualRequests(app.server, malformed);
  return app;
}

/** What Fastify refuses by itself is the client's doing and carries its status. */
function statusOf(error: unknown): number {
  const { statusCode = 500 } = error as { statusCode?: number };
  return statusCode >= 400 && statusCode < 500 ? statusCode : toApiError(error).status;
}
