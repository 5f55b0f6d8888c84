import type { SimulatedCard } from "../cards/simulated-card.ts";
import type { JsonObject } from "../http/json-object.ts";
import type { Customer } from "./customer-store.ts";

export type PaymentResult =
  | { status: "Pending" }
  | { status: "Card Verified"; instrumentId: string; processedOn: Date }
  | { status: "Declined"; responseCode: string; responseSummary: string; processedOn: Date };

export interface Payment {
  id: string;
  actionId: string;
  currency: string;
  reference: string | null;
  metadata: JsonObject | undefined;
  customer: Customer | undefined;
  card: SimulatedCard;
  requestedOn: Date;
  /** Present when the card holder is, or was, asked to confirm. */
  challenge: { sessionId: string; success: string; failure: string } | undefined;
  result: PaymentResult;
}
