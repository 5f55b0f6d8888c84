// Not an interface, which could not be handed over where a record is asked for.
/** The headers of one delivery. */
export type WebhookHeaders = {
  /** The id of the event, the same at every attempt. */
  readonly "webhook-id": string;
  /** The time of the attempt in seconds since the Unix epoch. */
  readonly "webhook-timestamp": string;
  /** One signature for each valid secret, with spaces between them. */
  readonly "webhook-signature": string;
};

/** The name of a header that takes part in verification. */
export type WebhookHeaderName = keyof WebhookHeaders;

/** Names with values. */
export type HeaderPairs = Iterable<readonly [name: string, value: string]>;

/** Values by name, in any case. */
export type HeaderRecord = Readonly<Record<string, string | readonly string[] | undefined>>;

/** `Headers`: every runtime can iterate over them, although not every configuration of TypeScript knows. */
export interface HeadersObject {
  forEach(callback: (value: string, name: string) => void): void;
}

/** Headers as any framework has them: `Headers`, pairs, or a record with names in any case. */
export type HeadersInput = HeadersObject | HeaderPairs | HeaderRecord;

/**
 * With a full stop in an id, a part of it could pass for the time. Nothing may trail the digits of the time, and ids
 * have no spaces, so that two values which a proxy has joined are not taken for one.
 */
const patterns: Readonly<Record<WebhookHeaderName, RegExp>> = {
  "webhook-id": /^[!-\-/-~]{1,255}$/,
  "webhook-timestamp": /^[0-9]{1,12}$/,
  "webhook-signature": /^[!-~]+( [!-~]+)*$/,
};

/** Whether a value can be sent, and will be accepted, in this header. */
export function isHeaderValue(name: WebhookHeaderName, value: string): boolean {
  return typeof value === "string" && patterns[name].test(value);
}
