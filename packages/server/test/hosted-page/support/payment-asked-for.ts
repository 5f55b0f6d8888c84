import type { CheckoutSimulator } from "@payment-sessions/checkout-simulator";
import { expect } from "vitest";

/** Waits until the provider is asked to store a card for a session. */
export const paymentAskedFor = ({ records }: CheckoutSimulator, sessionId: string) =>
  expect
    .poll(() => records.requests.filter(({ path }) => path === "/payments").map(({ idempotencyKey }) => idempotencyKey))
    .toContainEqual(expect.stringContaining(sessionId));
