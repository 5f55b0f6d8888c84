import type { FastifyInstance } from "fastify";
import { asObject } from "../http/json-object.ts";
import type { Simulator } from "../simulator.ts";
import { parseFault } from "./parse-fault.ts";
import { resetSimulator } from "./reset-simulator.ts";

/** What a test in another process needs; the provider has nothing like it. */
export function registerControlRoutes(app: FastifyInstance, simulator: Simulator): void {
  app.get("/_simulator/records", async () => simulator.records);

  app.post("/_simulator/reset", async (_request, reply) => {
    resetSimulator(simulator);
    return reply.code(204).send();
  });

  app.post("/_simulator/faults", async (request, reply) => {
    const parsed = parseFault(asObject(request.body) ?? {});
    if ("message" in parsed) return reply.code(400).send(parsed);
    simulator.faults.add(parsed.fault);
    return reply.code(204).send();
  });
}
