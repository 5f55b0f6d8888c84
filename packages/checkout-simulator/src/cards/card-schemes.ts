/** A scheme as the provider's API and its card-field script name it: the two differ for some. */
export interface CardScheme {
  apiName: string;
  paymentMethod: string;
  /** Matches as soon as enough digits are there to be sure. */
  prefix: RegExp;
  lengths: readonly number[];
  cvvLength: 3 | 4;
  /** Digits after which a space is shown. */
  gaps: readonly number[];
}

const fours = [4, 8, 12, 16];

export const cardSchemes: readonly CardScheme[] = [
  { apiName: "Visa", paymentMethod: "Visa", prefix: /^4/, lengths: [13, 16, 19], cvvLength: 3, gaps: fours },
  {
    apiName: "Mastercard",
    paymentMethod: "Mastercard",
    prefix: /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/,
    lengths: [16],
    cvvLength: 3,
    gaps: fours,
  },
  {
    apiName: "American Express",
    paymentMethod: "American Express",
    prefix: /^3[47]/,
    lengths: [15],
    cvvLength: 4,
    gaps: [4, 10],
  },
  {
    apiName: "Diners Club International",
    paymentMethod: "Diners Club",
    prefix: /^(30[0-5]|3[689])/,
    lengths: [14],
    cvvLength: 3,
    gaps: [4, 10],
  },
  {
    apiName: "Discover",
    paymentMethod: "Discover",
    prefix: /^(6011|65|64[4-9])/,
    lengths: [16, 19],
    cvvLength: 3,
    gaps: fours,
  },
  { apiName: "JCB", paymentMethod: "JCB", prefix: /^35(2[89]|[3-8])/, lengths: [16, 19], cvvLength: 3, gaps: fours },
];

/** The scheme that a whole or partly typed number belongs to. */
export const findCardScheme = (digits: string): CardScheme | undefined =>
  cardSchemes.find(({ prefix }) => prefix.test(digits));
