import type { FastifyInstance } from "fastify";
import { answerNotFound } from "../http/api-answers.ts";
import { contentSecurityPolicy } from "../http/content-security-policy.ts";
import type { Payment } from "../payments/payment.ts";
import type { Simulator } from "../simulator.ts";
import { challengePage } from "./challenge-page.ts";

interface ChallengeRoute {
  Params: { sessionId: string };
}

interface AnswerRoute {
  Params: { sessionId: string; answer: string };
}

type ChallengedPayment = Payment & { challenge: NonNullable<Payment["challenge"]> };

export function registerChallengeRoutes(app: FastifyInstance, simulator: Simulator): void {
  const config = { place: "challenges" } as const;

  app.get<ChallengeRoute>("/3ds/:sessionId", { config }, async (request, reply) => {
    const payment = findChallenged(simulator, request.params.sessionId);
    if (payment === undefined) return answerNotFound(reply);
    if (payment.result.status !== "Pending") return reply.redirect(returnAddress(payment), 303);
    return reply
      .header("Content-Security-Policy", contentSecurityPolicy({ formAction: formTargets(payment) }))
      .type("text/html")
      .send(challengePage(payment.challenge.sessionId, payment.card.last4));
  });

  app.post<AnswerRoute>("/3ds/:sessionId/:answer", { config }, async (request, reply) => {
    const { sessionId, answer } = request.params;
    const payment = findChallenged(simulator, sessionId);
    if (payment === undefined || !["approve", "fail"].includes(answer)) return answerNotFound(reply);
    // A second click, or Back and another button, changes nothing any more.
    if (payment.result.status === "Pending") conclude(simulator, payment, answer === "approve");
    return reply.redirect(returnAddress(payment), 303);
  });
}

function findChallenged({ payments }: Simulator, sessionId: string): ChallengedPayment | undefined {
  const payment = payments.find(sessionId);
  return payment?.challenge?.sessionId === sessionId ? (payment as ChallengedPayment) : undefined;
}

function conclude({ payments }: Simulator, payment: Payment, approved: boolean): void {
  if (approved) payments.approve(payment);
  else payments.decline(payment, "20151", "Cardholder failed 3D Secure authentication");
}

function returnAddress({ id, challenge, result }: ChallengedPayment): string {
  const address = new URL(result.status === "Card Verified" ? challenge.success : challenge.failure);
  address.searchParams.set("cko-session-id", challenge.sessionId);
  address.searchParams.set("cko-payment-id", id);
  return address.href;
}

/** Browsers apply form-action to the redirect that follows the form, too. */
const formTargets = ({ challenge: { success, failure } }: ChallengedPayment) =>
  [...new Set(["'self'", new URL(success).origin, new URL(failure).origin])].join(" ");
