import { randomUUID } from "node:crypto";
import Fastify, { type FastifyInstance } from "fastify";
import { registerControlRoutes } from "../control/routes.ts";
import type { FaultPlace } from "../faults.ts";
import { registerFieldRoutes } from "../fields/routes.ts";
import { registerInstrumentRoutes } from "../instruments/routes.ts";
import { registerPaymentRoutes } from "../payments/routes.ts";
import type { Simulator } from "../simulator.ts";
import { registerChallengeRoutes } from "../three-d-secure/routes.ts";
import { registerTokenRoutes } from "../tokens/routes.ts";
import { answerNotFound } from "./api-answers.ts";
import { answerError } from "./answer-error.ts";
import { recordRequests } from "./record-requests.ts";
import { strike } from "./strike.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Where faults strike before the handler. */
    place?: FaultPlace;
  }
}

const apiVersion = "2021-simulated";

/** Nothing is logged: requests carry card numbers. */
export function createHttpServer(simulator: Simulator): FastifyInstance {
  const app = Fastify({ logger: false, genReqId: () => randomUUID(), bodyLimit: 65_536, forceCloseConnections: true });
  app.addContentTypeParser("application/x-www-form-urlencoded", (_request, _payload, done) => done(null, undefined));
  app.setNotFoundHandler((_request, reply) => answerNotFound(reply));
  app.setErrorHandler(answerError);
  app.addHook("onRequest", async (request, reply) => {
    reply.headers({
      "Cko-Request-Id": request.id,
      "Cko-Version": apiVersion,
      "Cache-Control": "no-store",
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
    });
  });
  recordRequests(app, simulator);
  app.addHook("onRequest", async (request, reply) => {
    const { place } = request.routeOptions.config;
    const fault = place && simulator.faults.take(place);
    if (await strike(fault, request, reply, simulator)) return reply;
    return undefined;
  });
  registerTokenRoutes(app, simulator);
  registerPaymentRoutes(app, simulator);
  registerInstrumentRoutes(app, simulator);
  registerChallengeRoutes(app, simulator);
  registerFieldRoutes(app);
  registerControlRoutes(app, simulator);
  return app;
}
