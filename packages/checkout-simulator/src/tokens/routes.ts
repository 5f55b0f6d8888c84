import type { FastifyInstance } from "fastify";
import { simulateCard } from "../cards/simulated-card.ts";
import { requirePublicKey } from "../http/authentication.ts";
import { answerInvalid } from "../http/api-answers.ts";
import type { Simulator } from "../simulator.ts";
import { toTokenAnswer } from "./token-answer.ts";
import { parseTokenRequest } from "./token-request.ts";

export function registerTokenRoutes(app: FastifyInstance, simulator: Simulator): void {
  app.post(
    "/tokens",
    { config: { place: "tokens" }, preHandler: requirePublicKey(simulator) },
    async (request, reply) => {
      const parsed = parseTokenRequest(request.body, simulator.clock.now());
      if ("errorCodes" in parsed) return answerInvalid(request, reply, parsed.errorCodes);
      const token = simulator.tokens.issue(simulateCard(parsed.card, simulator.fingerprintKey));
      return reply.code(201).send(toTokenAnswer(token));
    },
  );
}
