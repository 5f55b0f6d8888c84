import { describe, expect, it } from "vitest";
import { readPayment } from "./read-payment.ts";

const source = {
  id: "src_1",
  type: "card",
  scheme: "VISA",
  last4: "4242",
  expiry_month: 11,
  expiry_year: 2031,
};
const verified = { id: "pay_1", status: "Card Verified", approved: true, source };
const pending = { id: "pay_1", status: "Pending", _links: { redirect: { href: "https://3ds.example.com/1" } } };

describe("readPayment", () => {
  it.each([200, 201])("reads a stored card of a %s", (status) => {
    expect(readPayment({ status, body: verified })).toEqual({
      kind: "approved",
      paymentId: "pay_1",
      instrument: { id: "src_1", card: { brand: "visa", last4: "4242", expMonth: 11, expYear: 2031 } },
    });
  });

  it.each([
    ["Visa", "visa"],
    ["MASTERCARD", "mastercard"],
    ["American Express", "amex"],
    ["AMEX", "amex"],
    ["Diners Club International", "diners"],
    ["Discover", "discover"],
    ["JCB", "jcb"],
    ["China UnionPay", "unionpay"],
    ["Cartes Bancaires", "unknown"],
    ["", "unknown"],
  ])("calls the scheme %j %s", (scheme, brand) => {
    const result = readPayment({ status: 201, body: { ...verified, source: { ...source, scheme } } });
    expect(result).toMatchObject({ instrument: { card: { brand } } });
  });

  it("reads a declined card", () => {
    const body = { id: "pay_1", status: "Declined", approved: false, response_code: "20051" };
    expect(readPayment({ status: 201, body })).toEqual({
      kind: "declined",
      paymentId: "pay_1",
      responseCode: "20051",
    });
  });

  it("reads the response code of a payment that is looked up", () => {
    const body = { id: "pay_1", status: "Declined", actions: [{ response_code: "10000" }, { response_code: "20151" }] };
    expect(readPayment({ status: 200, body })).toMatchObject({ kind: "declined", responseCode: "20151" });
  });

  it("reads a challenge", () => {
    expect(readPayment({ status: 202, body: pending })).toEqual({
      kind: "challenge",
      paymentId: "pay_1",
      redirectTo: "https://3ds.example.com/1",
    });
  });

  it.each(["javascript:alert(1)", "not a URL", "", undefined])("leads nobody to %j", (href) => {
    const body = { ...pending, _links: { redirect: { href } } };
    expect(readPayment({ status: 202, body })).toEqual({ kind: "in_progress" });
  });

  it.each([
    ["no body", {}],
    ["no status", { id: "pay_1" }],
    ["a status that is not known", { id: "pay_1", status: "Authorized", source }],
    ["a verified card that is not stored", { ...verified, source: { ...source, id: undefined } }],
    ["a card with other digits than four", { ...verified, source: { ...source, last4: "42424242" } }],
    ["a month that does not exist", { ...verified, source: { ...source, expiry_month: 13 } }],
  ])("takes %s for an unknown outcome", (_name, body) => {
    expect(readPayment({ status: 201, body })).toEqual({ kind: "unknown", reason: "unexpected_body" });
  });

  it("takes a conflict for a request that is still running", () => {
    expect(readPayment({ status: 409, body: {} })).toEqual({ kind: "in_progress" });
  });

  it.each([["token_invalid"], ["token_expired"], ["token_data_invalid"], ["card_expired"]])(
    "asks for the card again after %s",
    (...codes) => {
      expect(readPayment({ status: 422, body: { error_codes: codes } })).toEqual({ kind: "card_token_invalid" });
    },
  );

  it.each([
    [["processing_channel_id_required"], "processing_channel_id_required"],
    [["token_invalid", "currency_required"], "token_invalid currency_required"],
    [["token_type_required"], "token_type_required"],
    [[], "request_malformed"],
    ["token_invalid", "request_malformed"],
  ])("takes %j for a fault of our own", (codes, reason) => {
    const body = { error_type: "request_malformed", error_codes: codes };
    expect(readPayment({ status: 422, body })).toEqual({ kind: "refused", reason });
  });

  it.each([429, 500, 502, 302])("does not know what became of a request that was answered with %s", (status) => {
    expect(readPayment({ status, body: {} })).toEqual({ kind: "unknown", reason: `status_${status}` });
  });

  it.each([400, 401, 403, 404, 405])("takes %s for our configuration being wrong", (status) => {
    expect(readPayment({ status, body: {} })).toEqual({ kind: "unknown", reason: `status_${status}`, isOurs: true });
  });

  it("does not know what became of a request that was not answered", () => {
    expect(readPayment({ failed: "timed_out" })).toEqual({ kind: "unknown", reason: "timed_out" });
  });
});
