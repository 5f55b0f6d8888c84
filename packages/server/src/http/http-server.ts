import { METHODS } from "node:http";
import Fastify, { type FastifyInstance, type FastifyRequest } from "fastify";
import type { Logger } from "pino";
import { DocsSite } from "../docs-site/docs-site.ts";
import { registerDocs } from "../docs-site/routes.ts";
import { invalidInput } from "../errors.ts";
import type { CarryOutSettings } from "./carry-out.ts";
import { countMalformed } from "../metrics/request-metrics.ts";
import { notFound, renderError, sendError, standardHeaders } from "./error-rendering.ts";
import { listenerOptions } from "./listener-options.ts";
import { logRequest } from "./log-request.ts";
import { answerMalformedHttp, type RawAnswer, refuseUnusualRequests } from "./malformed-http.ts";
import { registerOperations } from "./router.ts";
import { traceRequests } from "./trace-requests.ts";

export interface HttpServerSettings extends CarryOutSettings {
  logger: Logger;
  /** The whole request has to arrive in this time, so that slow clients hold no connection for long. */
  requestTimeoutMs?: number;
  /** Longer than the former: what takes this long waits for the database, not for the client. */
  handlerTimeoutMs?: number;
  /** Addresses and CIDR blocks; by default none. */
  trustedProxies?: readonly string[];
  /** What is shown at /docs/; by default what the build made. */
  docsSite?: DocsSite;
  /** Where this service is reached, asked for once it listens; by default where the document says. */
  apiUrl?: () => string;
}

/**
 * Turns operations into an HTTP server in which every answer, whoever gives it, has the same headers and the same
 * errors.
 */
export function createHttpServer({
  logger,
  requestTimeoutMs = 15_000,
  handlerTimeoutMs = 20_000,
  trustedProxies = [],
  docsSite = new DocsSite(),
  apiUrl,
  ...settings
}: HttpServerSettings): FastifyInstance {
  const malformed = { log: logger, listener: "api" as const, render: renderMalformed };
  const app = Fastify({
    ...listenerOptions(logger, { requestTimeoutMs, handlerTimeoutMs, trustedProxies }),
    frameworkErrors: (error, request, reply) => {
      sendError(error, request, reply);
      countMalformed("api");
      request.log.info({ code: error.code, status: reply.statusCode }, "malformed request");
    },
    clientErrorHandler: (error, socket) => answerMalformedHttp(error, socket, malformed),
  });
  refuseUnusualRequests(app.server, malformed);
  app.decorateRequest("apiKey", null);
  app.setErrorHandler(sendError);
  traceRequests(app);
  routeWithoutBodies(app);
  app.addHook("onRequest", async (request, reply) => {
    reply.headers(standardHeaders(request.id));
    assertOneHost(request);
    if (request.is404 || hasEmptyParameter(request)) throw notFound();
  });
  closeConnectionsWhileClosing(app);
  app.addHook("onResponse", async (request, reply) => logRequest(request, reply, "api"));
  registerOperations(app, settings);
  registerDocs(app, docsSite, apiUrl);
  return app;
}

/**
 * Stops listening and lets requests in flight finish. Node checks no time limits any more while it closes, so a client
 * that never finishes its request would keep the process: its connection is cut in the end.
 */
export async function closeHttpServer(app: FastifyInstance, graceMs = 10_000): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), graceMs);
  await app.close();
  clearTimeout(timer);
}

/** Or a client would keep its connection after the answer to a request in flight, and the server would wait for it. */
function closeConnectionsWhileClosing(app: FastifyInstance): void {
  let closing = false;
  app.addHook("preClose", async () => {
    closing = true;
  });
  app.addHook("onSend", async (_request, reply) => {
    if (closing) reply.header("connection", "close");
  });
}

/** Bodies are read by the operation, after its key was found good, and not by Fastify's parsers. */
function routeWithoutBodies(app: FastifyInstance): void {
  // Node hands CONNECT to nobody's route.
  for (const method of METHODS.filter((name) => name !== "CONNECT")) {
    app.addHttpMethod(method, { hasBody: false, overrideExisting: true });
  }
}

/** The router lets `{session}` stand for nothing, so that a slash too many at the end would be another operation. */
const hasEmptyParameter = ({ params }: FastifyRequest) => Object.values(params as Record<string, string>).includes("");

/** RFC 9112, section 3.2. */
function assertOneHost({ raw }: FastifyRequest): void {
  const count = raw.headersDistinct["host"]?.length ?? 0;
  if (count === 1 || (count === 0 && raw.httpVersion === "1.0")) return;
  throw invalidInput([{ path: "/Host", message: 'Header "Host" must be sent once.' }]);
}

/** With the body of every other error. */
const renderMalformed = (message: string, requestId: string): RawAnswer => ({
  headers: standardHeaders(requestId),
  contentType: "application/json; charset=utf-8",
  body: JSON.stringify(renderError(invalidInput([{ path: "", message }]), requestId)),
});
