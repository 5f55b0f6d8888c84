import type { FieldName } from "../fields/field-names.ts";

/** The names of the provider's events. */
export const framesEvents = {
  READY: "ready",
  FRAME_ACTIVATED: "frameActivated",
  FRAME_FOCUS: "frameFocus",
  FRAME_BLUR: "frameBlur",
  FRAME_VALIDATION_CHANGED: "frameValidationChanged",
  PAYMENT_METHOD_CHANGED: "paymentMethodChanged",
  CARD_VALIDATION_CHANGED: "cardValidationChanged",
  CARD_SUBMITTED: "cardSubmitted",
  CARD_TOKENIZED: "cardTokenized",
  CARD_TOKENIZATION_FAILED: "cardTokenizationFailed",
  CARD_BIN_CHANGED: "cardBinChanged",
} as const;

export type FramesEvent = (typeof framesEvents)[keyof typeof framesEvents];

/** The answer of `POST /tokens`. */
export interface CardTokenized {
  type: string;
  token: string;
  [fact: string]: unknown;
}

export interface CardTokenizationFailed {
  errorCode: string;
  message: string;
}

/** What each event tells its handlers. */
export interface FramesEventPayloads {
  ready: undefined;
  frameActivated: { element: FieldName };
  frameFocus: { element: FieldName };
  frameBlur: { element: FieldName };
  frameValidationChanged: { element: FieldName; isValid: boolean; isEmpty: boolean };
  paymentMethodChanged: { isValid: boolean; paymentMethod: string | undefined; isPaymentMethodAccepted: boolean };
  cardValidationChanged: {
    isValid: boolean;
    isElementValid: { cardNumber: boolean; expiryDate: boolean; cvv: boolean };
  };
  cardSubmitted: undefined;
  cardTokenized: CardTokenized;
  cardTokenizationFailed: CardTokenizationFailed;
  cardBinChanged: { bin: string; scheme: string };
}

export type Emit = <Event extends FramesEvent>(event: Event, payload: FramesEventPayloads[Event]) => void;
