import { fieldKeys, type FieldName, fieldNames } from "../fields/field-names.ts";
import type { Cardholder } from "./cardholder.ts";
import { type CardTokenized, type Emit, framesEvents } from "./frames-events.ts";
import type { FieldMessage, PageMessage } from "./messages.ts";

interface FieldState {
  isValid: boolean;
  isEmpty: boolean;
  showsError: boolean;
}

export type PostToField = (field: FieldName, message: PageMessage) => void;

const untouched = (): FieldState => ({ isValid: false, isEmpty: true, showsError: false });

/** What the page's script knows of the card: which fields are good, and whether a token was asked for. */
export class CardForm {
  readonly #fields: Record<FieldName, FieldState> = {
    "card-number": untouched(),
    "expiry-date": untouched(),
    cvv: untouched(),
  };
  readonly #emit: Emit;
  readonly #post: PostToField;
  #submitted = false;
  #pending: { resolve: (token: CardTokenized) => void; reject: (reason: Error) => void } | undefined;

  constructor(emit: Emit, post: PostToField) {
    this.#emit = emit;
    this.#post = post;
  }

  isCardValid(): boolean {
    return fieldNames.every((field) => this.#fields[field].isValid);
  }

  /** Asks for a token, once until `enableSubmitForm`. */
  submit(publicKey: string, cardholder: Cardholder): Promise<CardTokenized> {
    if (this.#submitted) return refuse("The card was submitted already; call Frames.enableSubmitForm() first.");
    if (!this.isCardValid()) return refuse("The card is not valid yet.");
    this.#submitted = true;
    const { promise, resolve, reject } = Promise.withResolvers<CardTokenized>();
    this.#pending = { resolve, reject };
    this.#emit(framesEvents.CARD_SUBMITTED, undefined);
    this.#post("card-number", { type: "tokenize", publicKey, cardholder });
    return quiet(promise);
  }

  enableSubmitForm(): void {
    if (this.#pending === undefined) this.#submitted = false;
  }

  receive(message: FieldMessage): void {
    switch (message.type) {
      case "ready":
        return this.#emit(framesEvents.FRAME_ACTIVATED, { element: message.field });
      case "focused":
        return this.#emit(framesEvents.FRAME_FOCUS, { element: message.field });
      case "blurred":
        return this.#emit(framesEvents.FRAME_BLUR, { element: message.field });
      case "changed":
        return this.#change(message);
      case "scheme":
        return this.#changeScheme(message);
      case "bin":
        return this.#emit(framesEvents.CARD_BIN_CHANGED, { bin: message.bin, scheme: message.scheme });
      case "tokenized":
        this.#settle()?.resolve(message.token);
        return this.#emit(framesEvents.CARD_TOKENIZED, message.token);
      case "refused":
        this.#settle()?.reject(new Error(message.failure.message, { cause: message.failure }));
        return this.#emit(framesEvents.CARD_TOKENIZATION_FAILED, message.failure);
    }
  }

  #change({ field, isValid, isEmpty, showsError }: FieldState & { field: FieldName }): void {
    const before = this.#fields[field];
    this.#fields[field] = { isValid, isEmpty, showsError };
    const looksNew = before.isValid !== isValid || before.isEmpty !== isEmpty || before.showsError !== showsError;
    // A field that is half typed is no error yet, so the page hears nothing of it.
    if (looksNew && (isValid || isEmpty || showsError)) {
      this.#emit(framesEvents.FRAME_VALIDATION_CHANGED, { element: field, isValid, isEmpty });
    }
    if (before.isValid !== isValid) this.#emitValidity();
  }

  #emitValidity(): void {
    const valid = fieldNames.map((field) => [fieldKeys[field], this.#fields[field].isValid]);
    this.#emit(framesEvents.CARD_VALIDATION_CHANGED, {
      isValid: this.isCardValid(),
      isElementValid: Object.fromEntries(valid) as Record<(typeof fieldKeys)[FieldName], boolean>,
    });
  }

  #changeScheme({
    paymentMethod,
    cvvLength,
  }: {
    paymentMethod: string | undefined;
    cvvLength: 3 | 4 | undefined;
  }): void {
    this.#post("cvv", { type: "cvv_length", length: cvvLength });
    this.#emit(framesEvents.PAYMENT_METHOD_CHANGED, {
      isValid: paymentMethod !== undefined,
      paymentMethod,
      isPaymentMethodAccepted: true,
    });
  }

  #settle() {
    const pending = this.#pending;
    this.#pending = undefined;
    return pending;
  }
}

function refuse(message: string): Promise<never> {
  return quiet(Promise.reject(new Error(message)));
}

/** Pages may ignore the promise and listen to the events instead: an ignored failure is no unhandled one. */
function quiet<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => undefined);
  return promise;
}
