import { parseExpiry } from "../cards/expiry.ts";
import type { Cardholder } from "./cardholder.ts";
import type { CardTokenizationFailed, CardTokenized } from "./frames-events.ts";

/** The fields as they are typed. */
export interface FieldTextsTyped {
  "card-number": string;
  "expiry-date": string;
  cvv: string;
}

export type TokenOutcome =
  | { type: "tokenized"; token: CardTokenized }
  | { type: "refused"; failure: CardTokenizationFailed };

const timeoutMs = 15_000;

/** `POST /tokens`, from the simulator's own origin. */
export async function requestToken(
  typed: FieldTextsTyped,
  { publicKey, cardholder }: { publicKey: string; cardholder: Cardholder },
  fetch: typeof globalThis.fetch,
): Promise<TokenOutcome> {
  try {
    const response = await fetch("/tokens", {
      method: "POST",
      headers: { Authorization: `Bearer ${publicKey}`, "Content-Type": "application/json" },
      body: JSON.stringify(toTokenRequest(typed, cardholder)),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status === 201) return { type: "tokenized", token: (await response.json()) as CardTokenized };
    return refused(await errorCodeOf(response));
  } catch {
    // No answer, or half of one.
    return refused("network_error");
  }
}

const refused = (errorCode: string): TokenOutcome => ({
  type: "refused",
  failure: { errorCode, message: `The card could not be tokenized: ${errorCode}.` },
});

async function errorCodeOf(response: Response): Promise<string> {
  if (response.status !== 422) return `http_${response.status}`;
  const { error_codes: codes } = (await response.json()) as { error_codes?: string[] };
  return codes?.[0] ?? "http_422";
}

export function toTokenRequest(typed: FieldTextsTyped, { name, billingAddress, phone }: Cardholder) {
  const expiry = parseExpiry(typed["expiry-date"]);
  return {
    type: "card",
    number: typed["card-number"].replaceAll(" ", ""),
    expiry_month: expiry?.month,
    expiry_year: expiry?.year,
    cvv: typed.cvv,
    ...(name && { name }),
    ...(billingAddress && { billing_address: toAddress(billingAddress) }),
    ...(phone && { phone: { number: phone } }),
  };
}

const toAddress = ({ addressLine1, addressLine2, ...rest }: NonNullable<Cardholder["billingAddress"]>) => ({
  address_line1: addressLine1,
  address_line2: addressLine2,
  ...rest,
});
