import type { FastifyInstance } from "fastify";
import { cardFacts } from "../cards/card-facts.ts";
import { requireSecretKey } from "../http/authentication.ts";
import { answerNotFound } from "../http/api-answers.ts";
import type { Simulator } from "../simulator.ts";
import type { Instrument } from "./instrument-store.ts";

interface InstrumentRoute {
  Params: { id: string };
}

export function registerInstrumentRoutes(app: FastifyInstance, simulator: Simulator): void {
  const options = { config: { place: "instruments" }, preHandler: requireSecretKey(simulator) } as const;

  app.get<InstrumentRoute>("/instruments/:id", options, async (request, reply) => {
    const instrument = simulator.instruments.find(request.params.id);
    return instrument === undefined ? answerNotFound(reply) : reply.send(toInstrumentAnswer(instrument));
  });

  app.delete<InstrumentRoute>("/instruments/:id", options, async (request, reply) =>
    simulator.instruments.delete(request.params.id) ? reply.code(204).send() : answerNotFound(reply),
  );
}

const toInstrumentAnswer = ({ id, card, customer }: Instrument) => ({
  type: "card",
  id,
  fingerprint: card.fingerprint,
  ...cardFacts(card),
  ...(card.name !== undefined && { account_holder: { full_name: card.name } }),
  ...(customer !== undefined && { customer }),
});
