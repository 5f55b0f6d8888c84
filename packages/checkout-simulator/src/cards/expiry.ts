export interface Expiry {
  month: number;
  /** Four digits. */
  year: number;
}

/** A card is good until the end of its month, everywhere on Earth: UTC is near enough for test cards. */
export const isExpired = ({ month, year }: Expiry, now: Date): boolean => now.getTime() >= Date.UTC(year, month, 1);

/** No issuer prints a date further away: it is a typing error. */
const farthestYears = 50;

export const isTooFarAway = ({ year }: Expiry, now: Date): boolean => year > now.getUTCFullYear() + farthestYears;

/** Reads "MM/YY" and "MM/YYYY" with any spacing; undefined when it is neither, or there is no such month. */
export function parseExpiry(text: string): Expiry | undefined {
  const match = /^\s*(\d{1,2})\s*\/\s*(\d{2}|\d{4})\s*$/.exec(text);
  const month = Number(match?.[1]);
  if (match?.[2] === undefined || month < 1 || month > 12) return undefined;
  const year = Number(match[2]);
  return { month, year: year < 100 ? 2000 + year : year };
}
