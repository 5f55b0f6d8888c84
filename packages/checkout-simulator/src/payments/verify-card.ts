import type { AnswerLoss, CardOutcome } from "../cards/test-cards.ts";
import type { Simulator } from "../simulator.ts";
import type { Payment } from "./payment.ts";
import type { PaymentRequest } from "./payment-request.ts";

export type Verification =
  | { kind: "refused"; errorCodes: string[] }
  | { kind: "unanswered" }
  | { kind: "done"; payment: Payment; loss: AnswerLoss | undefined };

/** Uses the token up, asks the "issuer", and stores the card when the answer is yes. */
export function verifyCard(simulator: Simulator, request: PaymentRequest, idempotencyKey: string | null): Verification {
  const redeemed = simulator.tokens.find(request.token);
  if ("errorCode" in redeemed) return { kind: "refused", errorCodes: [redeemed.errorCode] };
  const customer = request.customer && simulator.customers.findOrCreate(request.customer);
  if (request.customer !== undefined && customer === undefined) {
    return { kind: "refused", errorCodes: ["customer_not_found"] };
  }
  const { card } = redeemed;
  if (card.outcome.kind === "unanswered") return { kind: "unanswered" };

  simulator.tokens.use(request.token);
  const { currency, reference, metadata, challengeReturns } = request;
  const challenge =
    card.outcome.kind === "challenge" && challengeReturns !== undefined
      ? { sessionId: simulator.createId("sid"), ...challengeReturns }
      : undefined;
  const payment = simulator.payments.create(
    { currency, reference, metadata, customer, card, challenge },
    idempotencyKey,
  );
  decide(simulator, payment, card.outcome);
  return { kind: "done", payment, loss: card.outcome.kind === "answer_lost" ? card.outcome.loss : undefined };
}

function decide({ payments }: Simulator, payment: Payment, outcome: CardOutcome): void {
  switch (outcome.kind) {
    case "approved":
    case "answer_lost":
      return payments.approve(payment);
    case "declined":
      return payments.decline(payment, outcome.responseCode, outcome.responseSummary);
    case "declined_once":
      if (payments.wasDeclined(payment)) return payments.approve(payment);
      return payments.decline(payment, outcome.responseCode, outcome.responseSummary);
    case "challenge":
      if (payment.challenge === undefined) payments.decline(payment, "20154", "3D Secure authentication required");
      return undefined;
    case "unanswered":
      throw new Error("A card that gets no answer makes no payment.");
  }
}
