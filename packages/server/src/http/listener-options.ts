import { type FastifyBaseLogger, LogController } from "fastify";
import type { Logger } from "pino";
import { trusts } from "./client-address.ts";
import { createRequestId } from "./request-id.ts";

export interface ListenerSettings {
  /** The whole request has to arrive in this time. */
  requestTimeoutMs: number;
  /** The handler has to answer in this time. */
  handlerTimeoutMs: number;
  /** Addresses and CIDR blocks of proxies, whose X-Forwarded-For says where a request comes from; by default none. */
  trustedProxies?: readonly string[];
}

/** What every listener has in common: Fastify and Node answer and log nothing that is not in our shape. */
export function listenerOptions(
  logger: Logger,
  { requestTimeoutMs, handlerTimeoutMs, trustedProxies = [] }: ListenerSettings,
) {
  // The plain type keeps pino's out of the type of the application.
  const loggerInstance: FastifyBaseLogger = logger;
  return {
    loggerInstance,
    // Fastify's own lines contain the URL, and with it ids and tokens.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "request_id" }),
    genReqId: createRequestId,
    trustProxy: trusts(trustedProxies),
    requestTimeout: requestTimeoutMs,
    handlerTimeout: handlerTimeoutMs,
    // Fastify's own answer while it closes has another shape; requests that still arrive are served.
    return503OnClosing: false,
    routerOptions: { maxParamLength: Number.MAX_SAFE_INTEGER, querystringParser: () => ({}) },
    http: {
      // Node's own answer to a missing Host header has no body at all.
      requireHostHeader: false,
      connectionsCheckingInterval: 1000,
      // A larger limit for the headers than for the whole request, as is Node's default, disables the latter.
      headersTimeout: requestTimeoutMs,
      requestTimeout: requestTimeoutMs,
    },
  };
}
