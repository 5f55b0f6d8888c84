import type { FieldName } from "../fields/field-names.ts";
import type { Cardholder } from "./cardholder.ts";
import type { CardTokenized, CardTokenizationFailed } from "./frames-events.ts";

/** From the page to a field. */
export type PageMessage =
  | { type: "cvv_length"; length: 3 | 4 | undefined }
  | { type: "tokenize"; publicKey: string; cardholder: Cardholder };

/** From a field to the page: never a card number, an expiry date or a security code. */
export type FieldMessage =
  | { type: "ready" | "focused" | "blurred"; field: FieldName }
  | { type: "changed"; field: FieldName; isValid: boolean; isEmpty: boolean; showsError: boolean }
  | { type: "scheme"; paymentMethod: string | undefined; cvvLength: 3 | 4 | undefined }
  | { type: "bin"; bin: string; scheme: string }
  | { type: "tokenized"; token: CardTokenized }
  | { type: "refused"; failure: CardTokenizationFailed };

/** Between fields, which are all of one origin: the only messages with card data in them. */
export type SiblingMessage =
  | { type: "collect"; request: string }
  | { type: "collected"; request: string; field: FieldName; text: string };

type TypesOf<Message extends { type: string }> = Record<Message["type"], true>;

export const pageMessages: TypesOf<PageMessage> = { cvv_length: true, tokenize: true };

export const fieldMessages: TypesOf<FieldMessage> = {
  ready: true,
  focused: true,
  blurred: true,
  changed: true,
  scheme: true,
  bin: true,
  tokenized: true,
  refused: true,
};

export const siblingMessages: TypesOf<SiblingMessage> = { collect: true, collected: true };

/** Names the form that a message belongs to: there may be other frames, other scripts, a form of before. */
export const toEnvelope = (channel: string, message: PageMessage | FieldMessage | SiblingMessage) => ({
  cardFields: channel,
  message,
});

/**
 * The message in an envelope of this channel, when its type is one of these.
 * The sender's window and origin are the caller's to check, before.
 */
export function openEnvelope<Message extends { type: string }>(
  data: unknown,
  channel: string,
  types: TypesOf<Message>,
): Message | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const { cardFields, message } = data as { cardFields?: unknown; message?: unknown };
  if (cardFields !== channel || typeof message !== "object" || message === null) return undefined;
  const { type } = message as { type?: unknown };
  return typeof type === "string" && Object.hasOwn(types, type) ? (message as Message) : undefined;
}
