/** The cards of the README's table, by what they do. */
export const cards = {
  approved: "4242424242424242",
  insufficientFunds: "4544249167673670",
  declinedOnce: "4999990000000114",
  challenge: "4999990000000221",
  unanswered: "4999990000000338",
  errorAfterSuccess: "4999990000000445",
  resetAfterSuccess: "4999990000000551",
  timeoutAfterSuccess: "4999990000000668",
  unlisted: "4000000000000002",
} as const;
