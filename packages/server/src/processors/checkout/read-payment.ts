import type { SaveCardResult } from "../processor.ts";
import type { CheckoutAnswer } from "./checkout-api.ts";
import { at, textAt } from "./json.ts";
import { readFailure } from "./read-failure.ts";
import { readInstrument } from "./read-instrument.ts";

/** Statuses of a verification that is over without a stored card. */
const failedStatuses = new Set(["Declined", "Canceled", "Expired", "Voided"]);

/** The answer to creating a payment and to reading one, which differ in their status alone. */
export function readPayment(answer: CheckoutAnswer | { failed: string }): SaveCardResult {
  if ("failed" in answer) return { kind: "unknown", reason: answer.failed };
  const { status, body } = answer;
  if (status === 200 || status === 201 || status === 202)
    return readOutcome(body) ?? { kind: "unknown", reason: "unexpected_body" };
  // Requests with this key are answered one after the other.
  if (status === 409) return { kind: "in_progress" };
  if (status === 422) return readRefusal(body);
  // None of these says what became of an earlier request with the same key.
  return { kind: "unknown", ...readFailure(answer) };
}

function readOutcome(body: Record<string, unknown>): SaveCardResult | undefined {
  const paymentId = textAt(body, "id");
  const status = textAt(body, "status");
  if (paymentId === undefined || status === undefined) return undefined;
  if (status === "Pending") return readChallenge(body, paymentId);
  if (status === "Card Verified") {
    const instrument = readInstrument(at(body, "source"));
    return instrument && { kind: "approved", paymentId, instrument };
  }
  if (!failedStatuses.has(status)) return undefined;
  return { kind: "declined", paymentId, responseCode: readResponseCode(body) };
}

/** A challenge that is over, but not yet decided, leads nowhere. */
function readChallenge(body: Record<string, unknown>, paymentId: string): SaveCardResult {
  const redirectTo = textAt(body, "_links", "redirect", "href");
  const url = redirectTo === undefined ? null : URL.parse(redirectTo);
  if (url === null || !/^https?:$/.test(url.protocol)) return { kind: "in_progress" };
  return { kind: "challenge", paymentId, redirectTo: url.href };
}

/** A payment that is read has it in its last action. */
function readResponseCode(body: Record<string, unknown>): string {
  const actions = at(body, "actions");
  return (
    textAt(body, "response_code") ?? textAt(Array.isArray(actions) ? actions.at(-1) : {}, "response_code") ?? "unknown"
  );
}

/** What may be wrong with a token or the card behind it, while the request is as it should be. */
const tokenProblem = /^(?:token_(?:invalid|expired|used|data_invalid)$|card_)/;

function readRefusal(body: Record<string, unknown>): SaveCardResult {
  const listed = at(body, "error_codes");
  const codes = Array.isArray(listed) ? listed.filter((code) => typeof code === "string") : [];
  if (codes.length > 0 && codes.every((code) => tokenProblem.test(code))) return { kind: "card_token_invalid" };
  return { kind: "refused", reason: codes.join(" ") || (textAt(body, "error_type") ?? "status_422") };
}
