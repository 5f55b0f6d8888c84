import {
  type HeaderRecord,
  type HeadersInput,
  isHeaderValue,
  type WebhookHeaderName,
  type WebhookHeaders,
} from "./webhook-headers.ts";
import { WebhookVerificationError } from "./webhook-verification-error.ts";

/**
 * Reads the three headers, each of which must be there once.
 *
 * @throws TypeError when there are no headers.
 */
export function readWebhookHeaders(headers: HeadersInput): WebhookHeaders {
  const entries = entriesOf(headers);
  const read = (name: WebhookHeaderName): string => {
    const values = entries.flatMap(([key, value]) => (key.toLowerCase() === name ? (value ?? []) : []));
    const [value] = values;
    if (value === undefined) {
      throw new WebhookVerificationError("missing_header", name);
    }
    // Two headers of one name may be read differently by whatever stands between, so neither is believed.
    if (values.length > 1 || !isHeaderValue(name, value)) {
      throw new WebhookVerificationError("malformed_header", name);
    }
    return value;
  };
  return {
    "webhook-id": read("webhook-id"),
    "webhook-timestamp": read("webhook-timestamp"),
    "webhook-signature": read("webhook-signature"),
  };
}

/** Once, because some iterables can be read only once. */
function entriesOf(headers: HeadersInput) {
  if (typeof headers !== "object" || headers === null) {
    throw new TypeError("The headers must be those of the request: `Headers`, pairs, or an object.");
  }
  return Symbol.iterator in headers ? [...headers] : Object.entries(headers as HeaderRecord);
}
