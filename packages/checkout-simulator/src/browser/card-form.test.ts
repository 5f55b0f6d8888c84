import { describe, expect, it } from "vitest";
import type { FieldName } from "../fields/field-names.ts";
import { CardForm } from "./card-form.ts";

function createForm() {
  const events: [string, unknown][] = [];
  const posts: [FieldName, string][] = [];
  const form = new CardForm(
    (event, payload) => events.push([event, payload]),
    (field, message) => posts.push([field, message.type]),
  );
  const type = (field: FieldName, state: Partial<{ isValid: boolean; isEmpty: boolean; showsError: boolean }>) =>
    form.receive({ type: "changed", field, isValid: false, isEmpty: false, showsError: false, ...state });
  const fillIn = () => {
    for (const field of ["card-number", "expiry-date", "cvv"] as const) type(field, { isValid: true });
    events.length = 0;
  };
  return { form, events, posts, type, fillIn };
}

const token = { type: "card", token: "tok_1" };
const failure = { errorCode: "card_expired", message: "The card could not be tokenized: card_expired." };

describe("CardForm", () => {
  it("is valid once all three fields are", () => {
    const { form, events, type } = createForm();
    type("card-number", { isValid: true });
    type("expiry-date", { isValid: true });
    expect(form.isCardValid()).toBe(false);
    type("cvv", { isValid: true });
    expect(form.isCardValid()).toBe(true);
    expect(events.at(-1)).toEqual([
      "cardValidationChanged",
      { isValid: true, isElementValid: { cardNumber: true, expiryDate: true, cvv: true } },
    ]);
  });

  it("says nothing of a field that is half typed, and once that it is wrong", () => {
    const { events, type } = createForm();
    type("card-number", {});
    type("card-number", {});
    expect(events).toEqual([]);
    type("card-number", { showsError: true });
    type("card-number", { showsError: true });
    expect(events).toEqual([["frameValidationChanged", { element: "card-number", isValid: false, isEmpty: false }]]);
  });

  it("is invalid at once when a valid field is edited", () => {
    const { form, events, type, fillIn } = createForm();
    fillIn();
    type("card-number", {});
    expect(form.isCardValid()).toBe(false);
    expect(events.map(([event]) => event)).toEqual(["cardValidationChanged"]);
  });

  it("asks the number's field for a token, once", async () => {
    const { form, events, posts, fillIn } = createForm();
    fillIn();
    const submitted = form.submit("pk", {});
    await expect(form.submit("pk", {})).rejects.toThrow("submitted already");
    expect(posts).toEqual([["card-number", "tokenize"]]);
    form.receive({ type: "tokenized", token });
    expect(await submitted).toEqual(token);
    expect(events).toEqual([
      ["cardSubmitted", undefined],
      ["cardTokenized", token],
    ]);
  });

  it("submits again after a failure when it is enabled", async () => {
    const { form, events, posts, fillIn } = createForm();
    fillIn();
    const submitted = form.submit("pk", {});
    form.enableSubmitForm();
    await expect(form.submit("pk", {})).rejects.toThrow("submitted already");
    form.receive({ type: "refused", failure });
    await expect(submitted).rejects.toMatchObject({ message: failure.message, cause: failure });
    expect(events.at(-1)).toEqual(["cardTokenizationFailed", failure]);
    form.enableSubmitForm();
    void form.submit("pk", {});
    expect(posts).toHaveLength(2);
  });

  it("does not submit a card that is not valid", async () => {
    const { form, events, posts } = createForm();
    await expect(form.submit("pk", {})).rejects.toThrow("not valid");
    expect([events, posts]).toEqual([[], []]);
  });

  it("tells the security code's field how long it is, and the page which scheme it is", () => {
    const { form, events, posts } = createForm();
    form.receive({ type: "scheme", paymentMethod: "American Express", cvvLength: 4 });
    form.receive({ type: "scheme", paymentMethod: undefined, cvvLength: undefined });
    expect(posts).toEqual([
      ["cvv", "cvv_length"],
      ["cvv", "cvv_length"],
    ]);
    expect(events).toEqual([
      ["paymentMethodChanged", { isValid: true, paymentMethod: "American Express", isPaymentMethodAccepted: true }],
      ["paymentMethodChanged", { isValid: false, paymentMethod: undefined, isPaymentMethodAccepted: true }],
    ]);
  });

  it("passes on focus, blur, activation and the first eight digits", () => {
    const { form, events } = createForm();
    form.receive({ type: "ready", field: "cvv" });
    form.receive({ type: "focused", field: "cvv" });
    form.receive({ type: "blurred", field: "cvv" });
    form.receive({ type: "bin", bin: "42424242", scheme: "Visa" });
    expect(events).toEqual([
      ["frameActivated", { element: "cvv" }],
      ["frameFocus", { element: "cvv" }],
      ["frameBlur", { element: "cvv" }],
      ["cardBinChanged", { bin: "42424242", scheme: "Visa" }],
    ]);
  });
});
