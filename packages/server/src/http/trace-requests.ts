import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { RequestSpan } from "../tracing/tracer.ts";
import { tracer } from "../tracing/tracing.ts";

const spans = new WeakMap<FastifyRequest, RequestSpan>();

/** A span for each request, named by OpenTelemetry's conventions for HTTP; the path itself has ids and tokens in it. */
export function traceRequests(app: FastifyInstance): void {
  app.addHook("onRequest", (request, _reply, done) => {
    const tracing = tracer();
    if (tracing === undefined) return done();
    const attributes = { "http.request.method": request.method, "payment_sessions.request_id": request.id };
    tracing.beginRequest({ name: request.method, kind: "server", attributes }, request.headers, (span) => {
      spans.set(request, span);
      request.log = request.log.child({ trace_id: span.traceId });
      done();
    });
  });
  app.addHook("onResponse", async (request, reply) => endSpan(request, reply));
}

function endSpan(request: FastifyRequest, reply: FastifyReply): void {
  const span = spans.get(request);
  if (span === undefined) return;
  const { statusCode } = reply;
  span.set({ "http.response.status_code": statusCode });
  if (!request.is404) {
    const route = request.routeOptions.url ?? "unknown";
    span.set({ "http.route": route });
    span.rename(`${request.method} ${route}`);
  }
  if (statusCode >= 500) span.fail(String(statusCode));
  span.end();
}
