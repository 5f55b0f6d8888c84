import type { Card } from "../../contractors/card.ts";
import type { Instrument } from "../processor.ts";
import { at, textAt } from "./json.ts";

/** By the scheme's name in lower case, without what is no letter. */
const brands: [prefix: string, brand: Card["brand"]][] = [
  ["visa", "visa"],
  ["mastercard", "mastercard"],
  ["amex", "amex"],
  ["americanexpress", "amex"],
  ["diners", "diners"],
  ["discover", "discover"],
  ["jcb", "jcb"],
  ["unionpay", "unionpay"],
  ["chinaunionpay", "unionpay"],
];

/** Undefined when the provider's source is not a stored card. */
export function readInstrument(source: unknown): Instrument | undefined {
  const id = textAt(source, "id");
  const last4 = textAt(source, "last4");
  const expMonth = at(source, "expiry_month");
  const expYear = at(source, "expiry_year");
  if (id === undefined || last4 === undefined || !/^\d{4}$/.test(last4)) return undefined;
  if (!isWithin(expMonth, 1, 12) || !isWithin(expYear, 2000, 9999)) return undefined;
  return { id, card: { brand: readBrand(textAt(source, "scheme") ?? ""), last4, expMonth, expYear } };
}

function readBrand(scheme: string): Card["brand"] {
  const name = scheme.toLowerCase().replaceAll(/[^a-z]/g, "");
  return brands.find(([prefix]) => name.startsWith(prefix))?.[1] ?? "unknown";
}

const isWithin = (value: unknown, min: number, max: number): value is number =>
  Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
