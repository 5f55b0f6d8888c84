import type { components } from "@payment-sessions/api-types";

type PaymentSession = components["schemas"]["PaymentSession"];

/** A session as the API shows it. */
export function paymentSession(fields: Partial<PaymentSession> = {}): PaymentSession {
  return {
    id: "hps_032ay5LmNbVJQJT3Q4jG04",
    status: "pending",
    contractor_id: "cn_032ZJ0rlogdis0JHZ8SVSX",
    created: 1_713_369_924,
    expires_at: 1_713_371_724,
    completed_at: null,
    cancelled_at: null,
    processor: "checkout",
    return_url: "https://app.example.com/return",
    ...fields,
  };
}
