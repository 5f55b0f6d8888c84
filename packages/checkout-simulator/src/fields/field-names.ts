/** The three fields, as events and containers name them. */
export const fieldNames = ["card-number", "expiry-date", "cvv"] as const;

export type FieldName = (typeof fieldNames)[number];

/** The same in camel case: the ids of the provider's iframes, and the keys of its options. */
export const fieldKeys = {
  "card-number": "cardNumber",
  "expiry-date": "expiryDate",
  cvv: "cvv",
} as const satisfies Record<FieldName, string>;
