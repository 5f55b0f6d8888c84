import { type OperationId, type OperationSummary, operations } from "@payment-sessions/api-validators";
import type { FastifyReply, FastifyRequest } from "fastify";
import { type ErrorDetail, invalidInput, type ResourceName, resourceNotFound } from "../errors.ts";
import type { OperationHandlers } from "../generated/handlers.ts";
import type { Answer } from "../idempotency/answer.ts";
import type { IdempotencyService } from "../idempotency/service.ts";
import type { RateLimiter } from "../rate-limits/rate-limiter.ts";
import { authenticate, type AuthenticatedKey, type FindApiKey } from "./authentication.ts";
import { assertEnvironment } from "./environment-header.ts";
import { answerOnce, readIdempotencyKey } from "./idempotency.ts";
import { assertWithinLimit } from "./rate-limit.ts";
import { readRequest } from "./read-request.ts";
import type { RequestContext } from "./request-context.ts";
import { validators } from "./validators.ts";

export type Handlers = OperationHandlers<RequestContext>;

/** By the operation: what its handler leaves to be done before, where it is to run on a transaction. */
export type Preparations = {
  [Id in keyof Handlers]?: (parts: Parameters<Handlers[Id]>[0], context: RequestContext) => Promise<void>;
};

export interface CarryOutSettings {
  handlers: Handlers;
  preparations?: Preparations;
  findApiKey: FindApiKey;
  idempotency: IdempotencyService<Handlers>;
  /** Whose subjects are API keys. */
  limiter: RateLimiter;
}

/** The life of one request: key, limit, environment, then everything it says at once, then the handler. */
export function carryOut(
  operationId: OperationId,
  { handlers, preparations = {}, findApiKey, idempotency, limiter }: CarryOutSettings,
) {
  const operation = operations[operationId];
  return {
    async onRequest(request: FastifyRequest, reply: FastifyReply) {
      request.apiKey = await authenticate(request, findApiKey);
      assertWithinLimit(await limiter.count(request.apiKey.id), reply);
      assertEnvironment(request.headers["ten99policy-environment"], request.apiKey.environment);
    },
    async handler(request: FastifyRequest, reply: FastifyReply) {
      const apiKey = request.apiKey as AuthenticatedKey;
      const parts = await validated(request, operation);
      const context = toContext(request.id, apiKey);
      const handle = async (bound: Handlers): Promise<Answer> => {
        const answer = await (bound[operationId] as AnyHandler)(parts, context);
        return { headers: {}, ...answer };
      };
      const prepare = async () => (preparations[operationId] as AnyPreparation | undefined)?.(parts, context);
      const idempotencyKey = readIdempotencyKey(parts.headers);
      const asked = { apiKey, operationId, content: contentOf(parts) };
      const { status, headers, body } =
        idempotencyKey === undefined
          ? await handle(handlers)
          : await answerOnce(idempotency, { ...asked, idempotencyKey }, { prepare, carryOut: handle }, request);
      return reply.code(status).headers(headers).send(body);
    },
  };
}

/**
 * The router picks the handler by the operation, which ties the types of the two; TypeScript cannot follow it there.
 */
type AnyHandler = (
  parts: ValidParts,
  context: RequestContext,
) => Promise<{ status: number; headers?: Record<string, string>; body: unknown }>;

type AnyPreparation = (parts: ValidParts, context: RequestContext) => Promise<void>;

interface ValidParts {
  path: unknown;
  query: unknown;
  headers: Record<string, string>;
  body: unknown;
}

/** Headers say how a request is sent, not what it asks for. */
const contentOf = ({ path, query, body }: ValidParts) => ({ path, query, body });

async function validated(request: FastifyRequest, operation: OperationSummary): Promise<ValidParts> {
  const { input, errors } = await readRequest(request, operation);
  const result = validators[operation.operationId as OperationId].validateRequest(input);
  if (result.ok && errors.length === 0) return result.value;
  const found = Object.groupBy(result.ok ? [] : result.errors, (error) => (error.in === "path" ? "path" : "rest"));
  const problems = [...errors, ...(found.rest ?? [])];
  if (problems.length > 0) throw invalidInput(oneErrorAPlace(problems));
  // An id that is not even shaped like one is answered as an id that does not exist.
  throw resourceNotFound(resourceOfParameter[found.path?.[0]?.path ?? ""] ?? "object");
}

const resourceOfParameter: Record<string, ResourceName> = {
  "/session": "payment session",
  "/contractor": "contractor",
  "/endpoint": "webhook endpoint",
  "/event": "event",
};

/** The first of several: what cannot be stored is often refused for another reason too. */
function oneErrorAPlace(errors: ErrorDetail[]): ErrorDetail[] {
  const places = new Map<string, ErrorDetail>();
  for (const { path, message } of errors) {
    if (!places.has(path)) places.set(path, { path: path.toWellFormed(), message });
  }
  return [...places.values()];
}

const toContext = (requestId: string, { organizationId, environment }: AuthenticatedKey): RequestContext => ({
  requestId,
  tenant: { organizationId, environment },
});

declare module "fastify" {
  interface FastifyRequest {
    /** Null until the key of the request was found good. */
    apiKey: AuthenticatedKey | null;
  }
}
