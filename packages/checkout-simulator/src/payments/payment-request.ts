import { asObject, type JsonObject } from "../http/json-object.ts";
import type { Customer } from "./customer-store.ts";

/** A card verification: the only payment that the simulator takes. */
export interface PaymentRequest {
  token: string;
  currency: string;
  reference: string | null;
  metadata: JsonObject | undefined;
  customer: Partial<Customer> | undefined;
  /** Where a 3-D Secure challenge returns to; undefined when 3-D Secure is off. */
  challengeReturns: { success: string; failure: string } | undefined;
}

export type ParsedPaymentRequest = { request: PaymentRequest } | { errorCodes: string[] };

/** Reads the body of `POST /payments`. */
export function parsePaymentRequest(body: unknown): ParsedPaymentRequest {
  const request = asObject(body);
  if (request === undefined) return { errorCodes: ["request_data_required"] };
  const errorCodes = [
    ...sourceErrors(request),
    ...amountErrors(request),
    ...currencyErrors(request),
    ...textErrors(request),
    ...returnErrors(request),
  ];
  return errorCodes.length > 0 ? { errorCodes } : { request: toPaymentRequest(request) };
}

function toPaymentRequest(request: JsonObject): PaymentRequest {
  const { id, email, name } = asObject(request["customer"]) ?? {};
  return {
    token: String(asObject(request["source"])?.["token"]),
    currency: String(request["currency"]),
    reference: typeof request["reference"] === "string" ? request["reference"] : null,
    metadata: asObject(request["metadata"]),
    customer:
      request["customer"] === undefined
        ? undefined
        : {
            ...(typeof id === "string" && { id }),
            ...(typeof email === "string" && { email }),
            ...(typeof name === "string" && { name }),
          },
    challengeReturns: wantsChallenge(request)
      ? { success: String(request["success_url"]), failure: String(request["failure_url"]) }
      : undefined,
  };
}

function sourceErrors(request: JsonObject): string[] {
  const source = asObject(request["source"]);
  if (source === undefined) return ["payment_source_required"];
  if (source["type"] !== "token") return ["payment_source_invalid"];
  return typeof source["token"] === "string" && /^tok_\w{26}$/.test(source["token"]) ? [] : ["token_invalid"];
}

/** An amount other than 0 would be a charge, which this simulator does not make. */
const amountErrors = ({ amount }: JsonObject): string[] =>
  amount === undefined || amount === 0 ? [] : ["amount_invalid"];

function currencyErrors({ currency }: JsonObject): string[] {
  if (currency === undefined) return ["currency_required"];
  return typeof currency === "string" && /^[A-Z]{3}$/.test(currency) ? [] : ["currency_invalid"];
}

const longestReference = 80;

function textErrors({ reference, customer, metadata }: JsonObject): string[] {
  const errors: string[] = [];
  const isReference = typeof reference === "string" && reference.length <= longestReference;
  if (reference !== undefined && !isReference) errors.push("reference_invalid");
  if (customer !== undefined && asObject(customer) === undefined) errors.push("customer_invalid");
  if (metadata !== undefined && asObject(metadata) === undefined) errors.push("metadata_invalid");
  return errors;
}

const wantsChallenge = (request: JsonObject) => asObject(request["3ds"])?.["enabled"] === true;

/** The provider falls back to addresses set in its dashboard; the simulator has none, so they must be given. */
function returnErrors(request: JsonObject): string[] {
  if (!wantsChallenge(request)) return [];
  return ["success_url", "failure_url"].flatMap((name) => {
    const address = request[name];
    if (address === undefined) return [`${name}_required`];
    return typeof address === "string" && isWebAddress(address) ? [] : [`${name}_invalid`];
  });
}

const isWebAddress = (text: string) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
