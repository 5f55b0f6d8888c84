import type { components } from "@payment-sessions/api-client";

export function describeCard(card: components["schemas"]["Contractor"]["card"]): string {
  if (!card) return "none yet";
  return `${card.brand} ending in ${card.last4}, valid until ${String(card.exp_month).padStart(2, "0")}/${card.exp_year}`;
}
