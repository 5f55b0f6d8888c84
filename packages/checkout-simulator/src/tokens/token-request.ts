import { isCardNumber } from "../cards/card-number.ts";
import { findCardScheme } from "../cards/card-schemes.ts";
import { isExpired, isTooFarAway } from "../cards/expiry.ts";
import type { TypedCard } from "../cards/simulated-card.ts";
import { asObject, type JsonObject } from "../http/json-object.ts";

export type ParsedTokenRequest = { card: TypedCard } | { errorCodes: string[] };

/** Reads the body of `POST /tokens`; the error codes never say what was typed. */
export function parseTokenRequest(body: unknown, now: Date): ParsedTokenRequest {
  const request = asObject(body);
  if (request === undefined) return { errorCodes: ["request_data_required"] };
  const errorCodes = [
    ...typeErrors(request),
    ...numberErrors(request),
    ...expiryErrors(request, now),
    ...cvvErrors(request),
  ];
  if (errorCodes.length > 0) return { errorCodes };
  const { number, expiry_month, expiry_year, cvv, name } = request;
  return {
    card: {
      number: String(number),
      expiry: { month: Number(expiry_month), year: Number(expiry_year) },
      ...(typeof cvv === "string" && { cvv }),
      ...(typeof name === "string" && { name }),
    },
  };
}

function typeErrors({ type }: JsonObject): string[] {
  if (type === undefined) return ["token_type_required"];
  return type === "card" ? [] : ["token_type_invalid"];
}

function numberErrors({ number }: JsonObject): string[] {
  if (number === undefined) return ["card_number_required"];
  return typeof number === "string" && isCardNumber(number) ? [] : ["card_number_invalid"];
}

function expiryErrors({ expiry_month: month, expiry_year: year }: JsonObject, now: Date): string[] {
  const errors: string[] = [];
  if (month === undefined) errors.push("card_expiry_month_required");
  else if (!isInteger(month, 1, 12)) errors.push("card_expiry_month_invalid");
  if (year === undefined) errors.push("card_expiry_year_required");
  else if (!isInteger(year, 1000, 9999)) errors.push("card_expiry_year_invalid");
  if (errors.length > 0) return errors;
  const expiry = { month: Number(month), year: Number(year) };
  if (isTooFarAway(expiry, now)) return ["card_expiry_year_invalid"];
  return isExpired(expiry, now) ? ["card_expired"] : [];
}

function cvvErrors({ number, cvv }: JsonObject): string[] {
  if (cvv === undefined) return [];
  const length = typeof number === "string" ? findCardScheme(number)?.cvvLength : undefined;
  return typeof cvv === "string" && /^\d{3,4}$/.test(cvv) && cvv.length === (length ?? cvv.length)
    ? []
    : ["cvv_invalid"];
}

const isInteger = (value: unknown, from: number, to: number) =>
  Number.isInteger(value) && Number(value) >= from && Number(value) <= to;
