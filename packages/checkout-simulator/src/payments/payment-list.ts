import { toDetails } from "./payment-answer.ts";
import type { Payment } from "./payment.ts";

export type PaymentListQuery = Record<string, string | string[] | undefined>;

export interface PaymentListPage {
  reference: string;
  limit: number;
  skip: number;
}

const defaultLimit = 10;
const longestLimit = 100;

/** Reads the query of `GET /payments`, which needs a reference. */
export function parsePaymentList(query: PaymentListQuery): PaymentListPage | { errorCodes: string[] } {
  const { reference, limit = String(defaultLimit), skip = "0" } = query;
  const errorCodes = [
    ...(typeof reference === "string" && reference !== "" ? [] : ["reference_required"]),
    ...(isWhole(limit, 1, longestLimit) ? [] : ["limit_invalid"]),
    ...(isWhole(skip, 0, Number.MAX_SAFE_INTEGER) ? [] : ["skip_invalid"]),
  ];
  return errorCodes.length > 0
    ? { errorCodes }
    : { reference: String(reference), limit: Number(limit), skip: Number(skip) };
}

const isWhole = (text: unknown, least: number, most: number): boolean =>
  typeof text === "string" && /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most;

/** The newest first, as the provider lists them. */
export const toPaymentList = (payments: readonly Payment[], { limit, skip }: PaymentListPage, origin: string) => ({
  limit,
  skip,
  total_count: payments.length,
  data: payments.slice(skip, skip + limit).map((payment) => toDetails(payment, origin)),
});
