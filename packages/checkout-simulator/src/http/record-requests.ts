import type { FastifyInstance, FastifyRequest } from "fastify";
import type { RequestRecord } from "../records.ts";
import type { Simulator } from "../simulator.ts";
import { idempotencyKeyOf } from "./idempotency-key.ts";

/** Notes every request but those of the control routes; never a body, never a query. */
export function recordRequests(app: FastifyInstance, { records: { requests }, clock }: Simulator): void {
  const noted = new WeakMap<FastifyRequest, RequestRecord>();
  app.addHook("onRequest", async (request) => {
    const path = request.url.split("?", 1).join("");
    if (path.startsWith("/_simulator/")) return;
    const record: RequestRecord = {
      at: clock.now().toISOString(),
      method: request.method,
      path,
      idempotencyKey: idempotencyKeyOf(request),
      status: null,
    };
    noted.set(request, record);
    requests.push(record);
  });
  app.addHook("onSend", async (request, reply) => {
    const record = noted.get(request);
    if (record !== undefined) record.status = reply.statusCode;
  });
}
