import { findCardScheme } from "./card-schemes.ts";
import { passesLuhn } from "./luhn.ts";

/** ISO/IEC 7812-1: no card number is longer. */
export const longestCardNumber = 19;

/** A number that some issuer of a known scheme could have given out. */
export const isCardNumber = (digits: string): boolean =>
  /^\d+$/.test(digits) && (findCardScheme(digits)?.lengths.includes(digits.length) ?? false) && passesLuhn(digits);
