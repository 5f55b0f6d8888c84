import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { answerLossOf, strike } from "../http/strike.ts";
import { answerInvalid, answerNotFound } from "../http/api-answers.ts";
import { requireSecretKey } from "../http/authentication.ts";
import { cutConnection, leaveUnanswered } from "../http/held-connection.ts";
import { idempotencyKeyOf } from "../http/idempotency-key.ts";
import type { AnswerLoss } from "../cards/test-cards.ts";
import type { Simulator } from "../simulator.ts";
import type { Claim } from "./idempotent-answers.ts";
import { type StoredAnswer, toCreatedAnswer, toDetails } from "./payment-answer.ts";
import { parsePaymentList, type PaymentListQuery, toPaymentList } from "./payment-list.ts";
import { parsePaymentRequest } from "./payment-request.ts";
import { verifyCard } from "./verify-card.ts";

export function registerPaymentRoutes(app: FastifyInstance, simulator: Simulator): void {
  const preHandler = requireSecretKey(simulator);

  app.post("/payments", { preHandler }, async (request, reply) => {
    await createPayment(simulator, request, reply);
    return reply;
  });

  app.get<{ Querystring: PaymentListQuery }>(
    "/payments",
    { config: { place: "payment_lookups" }, preHandler },
    async (request, reply) => {
      const page = parsePaymentList(request.query);
      if ("errorCodes" in page) return answerInvalid(request, reply, page.errorCodes);
      return reply.send(toPaymentList(simulator.payments.findByReference(page.reference), page, simulator.origin));
    },
  );

  app.get<{ Params: { id: string } }>(
    "/payments/:id",
    { config: { place: "payment_lookups" }, preHandler },
    async (request, reply) => {
      const payment = simulator.payments.find(request.params.id);
      return payment === undefined ? answerNotFound(reply) : reply.send(toDetails(payment, simulator.origin));
    },
  );
}

/** Faults strike while the key is claimed: a repeated request meets a running one, as with the provider. */
async function createPayment(simulator: Simulator, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const claim = simulator.answers.claim(idempotencyKeyOf(request));
  if (claim === undefined) return void reply.code(409).send();
  try {
    const fault = simulator.faults.take("payments");
    if (await strike(fault, request, reply, simulator)) return;
    const loss = answerLossOf(fault);
    if (claim.answer === undefined) await carryOut(simulator, request, reply, { claim, loss });
    else await deliver(claim.answer, loss, reply, simulator);
  } finally {
    claim.release();
  }
}

async function carryOut(
  simulator: Simulator,
  request: FastifyRequest,
  reply: FastifyReply,
  { claim, loss }: { claim: Claim; loss: AnswerLoss | undefined },
): Promise<void> {
  const key = idempotencyKeyOf(request);
  const parsed = parsePaymentRequest(request.body);
  if ("errorCodes" in parsed) return void answerInvalid(request, reply, parsed.errorCodes);
  const verification = verifyCard(simulator, parsed.request, key);
  if (verification.kind === "refused") return void answerInvalid(request, reply, verification.errorCodes);
  if (verification.kind === "unanswered") return leaveUnanswered(reply, simulator);
  const answer = toCreatedAnswer(verification.payment, simulator.origin);
  simulator.answers.store(key, answer);
  // It is carried out: a repetition gets the stored answer, even while this one is lost slowly.
  claim.release();
  return deliver(answer, loss ?? verification.loss, reply, simulator);
}

async function deliver(
  { status, body }: StoredAnswer,
  loss: AnswerLoss | undefined,
  reply: FastifyReply,
  simulator: Simulator,
): Promise<void> {
  if (loss === "timeout") await leaveUnanswered(reply, simulator);
  else if (loss === "reset") cutConnection(reply);
  else if (loss === "error") void reply.code(500).send();
  else void reply.code(status).type("application/json").send(body);
}
