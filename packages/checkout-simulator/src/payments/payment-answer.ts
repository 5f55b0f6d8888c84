import { cardFacts } from "../cards/card-facts.ts";
import type { Payment, PaymentResult } from "./payment.ts";

/** An answer that can be given again, byte for byte. */
export interface StoredAnswer {
  status: number;
  body: string;
}

/** The 201 of an answered payment, or the 202 of one that needs a challenge. */
export function toCreatedAnswer(payment: Payment, origin: string): StoredAnswer {
  return payment.result.status === "Pending"
    ? { status: 202, body: JSON.stringify(toPending(payment, origin)) }
    : { status: 201, body: JSON.stringify(toProcessed(payment, payment.result, origin)) };
}

/** The 200 of a payment that is looked up. The result's code is in its action, as the provider has it. */
export const toDetails = (payment: Payment, origin: string) => ({
  id: payment.id,
  requested_on: payment.requestedOn.toISOString(),
  payment_type: "Regular",
  amount: 0,
  currency: payment.currency,
  approved: payment.result.status === "Card Verified",
  status: payment.result.status,
  ...(payment.challenge && { "3ds": challengeFacts(payment.result) }),
  source: toSource(payment),
  ...sharedFacts(payment),
  ...(payment.result.status !== "Pending" && {
    actions: [{ id: payment.actionId, type: "Card Verification", ...responseFacts(payment.result) }],
  }),
  _links: toLinks(payment, origin),
});

const toPending = (payment: Payment, origin: string) => ({
  id: payment.id,
  status: "Pending",
  ...(payment.reference !== null && { reference: payment.reference }),
  ...(payment.customer && { customer: payment.customer }),
  "3ds": { downgraded: false, enrolled: "Y" },
  _links: toLinks(payment, origin),
});

type Processed = Exclude<PaymentResult, { status: "Pending" }>;

const toProcessed = (payment: Payment, result: Processed, origin: string) => ({
  id: payment.id,
  action_id: payment.actionId,
  amount: 0,
  currency: payment.currency,
  approved: result.status === "Card Verified",
  status: result.status,
  ...(result.status === "Card Verified" && { auth_code: authCode(payment) }),
  ...responseFacts(result),
  risk: { flagged: false },
  source: toSource(payment),
  ...sharedFacts(payment),
  processed_on: result.processedOn.toISOString(),
  processing: {
    acquirer_transaction_id: payment.actionId.slice(4, 14),
    retrieval_reference_number: payment.id.slice(4, 16),
  },
  _links: toLinks(payment, origin),
});

/** A declined card is not stored, so its source has no id. */
const toSource = ({ card, result }: Payment) => ({
  ...(result.status === "Card Verified" && { id: result.instrumentId }),
  type: "card",
  ...(card.name !== undefined && { name: card.name }),
  ...cardFacts(card),
  fingerprint: card.fingerprint,
  avs_check: "S",
  cvv_check: card.cvvCheck,
});

const sharedFacts = ({ id, reference, metadata, customer, challenge }: Payment) => ({
  ...(reference !== null && { reference }),
  ...(metadata && { metadata }),
  ...(customer && { customer }),
  eci: challenge === undefined ? "07" : "05",
  scheme_id: id.slice(4, 19),
});

const responseFacts = (result: Processed) =>
  result.status === "Card Verified"
    ? { response_code: "10000", response_summary: "Approved" }
    : { response_code: result.responseCode, response_summary: result.responseSummary };

const challengeFacts = ({ status }: PaymentResult) => ({
  downgraded: false,
  enrolled: "Y",
  ...(status !== "Pending" && { authentication_response: status === "Card Verified" ? "Y" : "N" }),
});

const toLinks = ({ id, challenge, result }: Payment, origin: string) => ({
  self: { href: `${origin}/payments/${id}` },
  ...(result.status !== "Pending" && { actions: { href: `${origin}/payments/${id}/actions` } }),
  ...(result.status === "Pending" && challenge && { redirect: { href: `${origin}/3ds/${challenge.sessionId}` } }),
});

/** Six digits, the same for the same payment. */
const authCode = ({ id }: Payment) =>
  Array.from(id.slice(4, 10), (character) => String(character.charCodeAt(0) % 10)).join("");
