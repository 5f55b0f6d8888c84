import type { FastifyReply, FastifyRequest } from "fastify";

/**
 * The route's pattern and not its URL: paths and queries carry ids, email addresses and, on the hosted page's listener,
 * tokens.
 */
export function logRequest(request: FastifyRequest, reply: FastifyReply, message: string): void {
  request.log.info(
    {
      method: request.method,
      route: request.is404 ? "unknown" : request.routeOptions.url,
      status: reply.statusCode,
      duration_ms: Math.round(reply.elapsedTime * 1000) / 1000,
      ...(request.apiKey && { api_key: request.apiKey.id, organization: request.apiKey.organizationId }),
    },
    message,
  );
}
