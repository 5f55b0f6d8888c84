import type { PaymentList } from "../processor.ts";
import type { CheckoutAnswer } from "./checkout-api.ts";
import { at, textAt } from "./json.ts";
import { readFailure } from "./read-failure.ts";

/** Only a list of which every payment can be told says that there are no others. */
export function readPaymentList(answer: CheckoutAnswer | { failed: string }): PaymentList {
  if ("failed" in answer) return { kind: "unknown", reason: answer.failed };
  if (answer.status !== 200) return { kind: "unknown", ...readFailure(answer) };
  const data = at(answer.body, "data");
  const ids = Array.isArray(data) ? data.map((payment) => textAt(payment, "id")) : [undefined];
  const paymentIds = ids.filter((id) => id !== undefined);
  const isWhole = paymentIds.length === ids.length && at(answer.body, "total_count") === ids.length;
  return isWhole ? { kind: "found", paymentIds } : { kind: "unknown", reason: "unexpected_list" };
}
