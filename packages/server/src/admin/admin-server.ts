import Fastify, { type FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { closeHttpServer } from "../http/http-server.ts";
import { listenerOptions } from "../http/listener-options.ts";
import { answerMalformedHttp, type MalformedHttpSettings, refuseUnusualRequests } from "../http/malformed-http.ts";
import { collectProcessMetrics, registry } from "../metrics/registry.ts";
import type { Readiness } from "./readiness.ts";

export interface AdminServerSettings {
  readiness: Readiness;
  /** Brings up to date what is only measured when somebody asks. */
  refreshMetrics: () => Promise<void>;
  logger: Logger;
}

export interface AdminServer {
  /** Answers the address, as `http://127.0.0.1:4246`. */
  listen(address: { host: string; port: number }): Promise<string>;
  close(): Promise<void>;
}

const requestTimeoutMs = 5_000;
const handlerTimeoutMs = 10_000;
/** Whoever asks here asks again: nothing has to be finished. */
const closingGraceMs = 1_000;
const plainText = "text/plain; charset=utf-8";
const headers = { "cache-control": "no-store", "x-content-type-options": "nosniff" };

/**
 * The listener for operators: probes and metrics. There is no authentication, so nothing here is secret, no request
 * changes anything, and none makes the database work for long.
 */
export function createAdminServer({ readiness, refreshMetrics, logger }: AdminServerSettings): AdminServer {
  const app = createApp(logger);
  collectProcessMetrics();
  // Nobody has anything to send here.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_request, body, done) => done(null, void body.resume()));
  app.addHook("onRequest", async (_request, reply) => void reply.headers(headers).type(plainText));
  app.setNotFoundHandler((_request, reply) => reply.code(404).send("There is nothing at this path.\n"));
  app.setErrorHandler((error, request, reply) => {
    request.log.error({ err: error }, "the admin request failed");
    return reply.code(500).send("The request failed.\n");
  });
  app.get("/healthz", async () => "alive\n");
  app.get("/readyz", async (_request, reply) => {
    const reasons = await readiness.reasons();
    return reasons.length === 0 ? "ready\n" : reply.code(503).send(`${reasons.join("\n")}\n`);
  });
  app.get("/metrics", async (_request, reply) => {
    await refreshMetrics();
    return reply.type(registry.contentType).send(await registry.metrics());
  });
  return { listen: (address) => app.listen(address), close: () => closeHttpServer(app, closingGraceMs) };
}

function createApp(logger: Logger): FastifyInstance {
  const malformed: MalformedHttpSettings = {
    log: logger,
    render: (problem) => ({ headers, contentType: plainText, body: `${problem}\n` }),
  };
  const app = Fastify({
    ...listenerOptions(logger, { requestTimeoutMs, handlerTimeoutMs }),
    clientErrorHandler: (error, socket) => answerMalformedHttp(error, socket, malformed),
  });
  refuseUnusualRequests(app.server, malformed);
  return app;
}
