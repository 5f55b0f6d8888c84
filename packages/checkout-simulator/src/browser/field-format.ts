import { longestCardNumber } from "../cards/card-number.ts";
import { findCardScheme } from "../cards/card-schemes.ts";
import type { FieldName } from "../fields/field-names.ts";

const digitsOf = (text: string) => text.replace(/\D/g, "");

/** "4242424242424242" → "4242 4242 4242 4242", by the scheme's own groups. */
export function formatCardNumber(text: string): string {
  const all = digitsOf(text);
  const scheme = findCardScheme(all);
  const digits = all.slice(0, Math.max(...(scheme?.lengths ?? [longestCardNumber])));
  const gaps = scheme?.gaps ?? [4, 8, 12, 16];
  return Array.from(digits, (digit, index) => (gaps.includes(index) ? ` ${digit}` : digit)).join("");
}

/** "4" → "04", "1228" → "12/28", "13" → "01/3", "1/" → "01/", "12/2028" stays. A slash can be deleted again. */
export function formatExpiry(text: string): string {
  const hasSlash = text.includes("/");
  const [head = "", ...tail] = text.split("/");
  let month = digitsOf(head);
  let year = digitsOf(tail.join(""));
  if (month.length === 1 && (hasSlash ? month !== "0" : month > "1")) month = `0${month}`;
  if (!hasSlash && month.length === 2 && Number(month) > 12) month = `0${month}`;
  if (month.length > 2) {
    year = month.slice(2) + year;
    month = month.slice(0, 2);
  }
  return year !== "" || (hasSlash && month.length === 2) ? `${month}/${year.slice(0, 4)}` : month;
}

export const formatCvv = (text: string, length: 3 | 4 | undefined): string => digitsOf(text).slice(0, length ?? 4);

export const formatField: Record<FieldName, (text: string, cvvLength: 3 | 4 | undefined) => string> = {
  "card-number": formatCardNumber,
  "expiry-date": formatExpiry,
  cvv: formatCvv,
};

/**
 * Where the caret belongs after formatting: in front of the digit it was in front of, however the text before it grew.
 * While deleting it also steps over a separator, which would come back for ever otherwise.
 */
export function caretAfter(before: string, caret: number, after: string, isDeleting: boolean): number {
  const digitsBehind = digitsOf(before.slice(caret)).length;
  let seen = 0;
  let position = after.length;
  while (position > 0 && seen < digitsBehind) {
    position -= 1;
    if (/\d/.test(after.charAt(position))) seen += 1;
  }
  return isDeleting ? after.slice(0, position).replace(/\D+$/, "").length : position;
}
