import { isCardNumber } from "../cards/card-number.ts";
import { findCardScheme } from "../cards/card-schemes.ts";
import { isExpired, isTooFarAway, parseExpiry } from "../cards/expiry.ts";
import type { FieldName } from "../fields/field-names.ts";

export interface FieldState {
  isEmpty: boolean;
  isValid: boolean;
  /** More typing will not make it valid, so an error may be shown at once. */
  isFinished: boolean;
}

export interface FieldContext {
  now: Date;
  cvvLength: 3 | 4 | undefined;
}

export const readField = (field: FieldName, text: string, context: FieldContext): FieldState => ({
  isEmpty: text === "",
  ...readers[field](text, context),
});

const readers: Record<FieldName, (text: string, context: FieldContext) => Omit<FieldState, "isEmpty">> = {
  "card-number": (text) => readCardNumber(text.replaceAll(" ", "")),
  "expiry-date": (text, { now }) => readExpiry(text, now),
  cvv: (text, { cvvLength }) => ({
    isValid: cvvLength === undefined ? /^\d{3,4}$/.test(text) : text.length === cvvLength,
    isFinished: false,
  }),
};

/** Nearly all numbers have up to 16 digits: one that is wrong there is not kept waiting for 19. */
const usualLength = 16;

function readCardNumber(digits: string) {
  const longest = Math.max(...(findCardScheme(digits)?.lengths ?? [usualLength]));
  return { isValid: isCardNumber(digits), isFinished: digits.length >= Math.min(longest, usualLength) };
}

function readExpiry(text: string, now: Date) {
  const expiry = parseExpiry(text);
  const year = text.split("/")[1] ?? "";
  return {
    isValid: expiry !== undefined && !isExpired(expiry, now) && !isTooFarAway(expiry, now),
    // "20" may be the beginning of "2031".
    isFinished: year.length === 4 || (year.length === 2 && year !== "20"),
  };
}
