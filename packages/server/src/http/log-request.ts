import type { FastifyReply, FastifyRequest } from "fastify";
import { encodeId } from "../ids.ts";
import { countRequest, type Listener } from "../metrics/request-metrics.ts";

const messages: Record<Listener, string> = { api: "request", hosted_page: "page request" };

/**
 * Logs and counts. The route's pattern and not its URL: paths and queries carry ids, email addresses and, on the hosted page's listener,
 * tokens.
 */
export function logRequest(request: FastifyRequest, reply: FastifyReply, listener: Listener): void {
  const { method } = request;
  const route = request.is404 ? "unknown" : (request.routeOptions.url ?? "unknown");
  const status = reply.statusCode;
  countRequest({ listener, method, route, status }, reply.elapsedTime);
  request.log.info(
    {
      method,
      route,
      status,
      duration_ms: Math.round(reply.elapsedTime * 1000) / 1000,
      ...(request.apiKey && {
        api_key: encodeId("key", request.apiKey.id),
        organization: encodeId("org", request.apiKey.organizationId),
      }),
    },
    messages[listener],
  );
}
