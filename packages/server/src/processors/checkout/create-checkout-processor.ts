import type { Processor, RemovalResult, SaveCardRequest } from "../processor.ts";
import { type CheckoutAnswer, type CheckoutOptions, createCheckoutApi } from "./checkout-api.ts";
import { readFailure } from "./read-failure.ts";
import { readPaymentList } from "./read-payment-list.ts";
import { readPayment } from "./read-payment.ts";
import type { CheckoutSettings } from "./settings.ts";

const cardToken = /^tok_\w{26}$/;

/** Any currency would do for a verification of nothing; organizations and cards here are American. */
const currency = "USD";

/** As many as the provider lists at once; a session has a few attempts. */
const longestList = 100;

/**
 * Checkout.com. Cards are stored by a verification (a payment of nothing) and not through its route for instruments,
 * which stores whatever it is given without asking the card's issuer.
 */
export function createCheckoutProcessor(settings: CheckoutSettings, options: CheckoutOptions = {}): Processor {
  const api = createCheckoutApi(settings, options);
  return {
    page: settings.page,
    isCardToken: (text) => cardToken.test(text),
    async saveCard(request) {
      const body = toPaymentRequest(request, settings);
      return readPayment(
        await api({ method: "POST", path: "/payments", idempotencyKey: request.idempotencyKey, body }),
      );
    },
    async findResult(paymentId) {
      const answer = await api({ method: "GET", path: `/payments/${encodeURIComponent(paymentId)}` });
      // No proof that nothing was stored: a payment may take a moment to be found, or a gateway have answered.
      if ("status" in answer && answer.status === 404) return { kind: "unknown", reason: "payment_not_found" };
      return readPayment(answer);
    },
    async listPayments(reference) {
      const query = new URLSearchParams({ reference, limit: String(longestList) });
      return readPaymentList(await api({ method: "GET", path: `/payments?${query.toString()}` }));
    },
    async removeInstrument(instrumentId): Promise<RemovalResult> {
      const answer = await api({ method: "DELETE", path: `/instruments/${encodeURIComponent(instrumentId)}` });
      if ("failed" in answer) return { kind: "failed", reason: answer.failed };
      return isGone(answer) ? { kind: "removed" } : { kind: "failed", ...readFailure(answer) };
    },
  };
}

/**
 * Whoever asks again after a lost answer finds nothing left to remove. A wrong host, or a gateway, finds nothing
 * either; only the provider gives its answer an id.
 */
const isGone = ({ status, requestId }: CheckoutAnswer): boolean =>
  (status >= 200 && status < 300) || (status === 404 && requestId !== undefined);

const toPaymentRequest = (
  { cardToken: token, reference, challengeReturnUrl }: SaveCardRequest,
  { processingChannelId, threeDSecure }: CheckoutSettings,
) => ({
  source: { type: "token", token },
  amount: 0,
  currency,
  reference,
  ...(processingChannelId !== undefined && { processing_channel_id: processingChannelId }),
  ...(threeDSecure && {
    "3ds": { enabled: true },
    success_url: challengeReturnUrl,
    failure_url: challengeReturnUrl,
  }),
});
