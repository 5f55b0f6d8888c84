import { describe, expect, it } from "vitest";
import { isCardNumber } from "./card-number.ts";
import { findCardScheme } from "./card-schemes.ts";
import { passesLuhn } from "./luhn.ts";

describe("passesLuhn", () => {
  it("knows the check digit among all ten", () => {
    const passing = Array.from("0123456789").filter((digit) => passesLuhn(`424242424242424${digit}`));
    expect(passing).toEqual(["2"]);
  });

  it("finds two digits that changed places", () => {
    expect(passesLuhn("4543474002249996")).toBe(true);
    expect(passesLuhn("5443474002249996")).toBe(false);
  });

  it("refuses nothing at all", () => {
    expect(passesLuhn("")).toBe(false);
  });
});

describe("isCardNumber", () => {
  it.each(["", "42", "424242424242424", "4242 4242 4242 4242", "34567890123456", "0000000000000000"])(
    "refuses %j",
    (text) => {
      expect(isCardNumber(text)).toBe(false);
    },
  );
});

describe("findCardScheme", () => {
  it.each([
    ["4", "Visa"],
    ["51", "Mastercard"],
    ["56", undefined],
    ["2221", "Mastercard"],
    ["2720", "Mastercard"],
    ["2220", undefined],
    ["2721", undefined],
    ["37", "American Express"],
    ["305", "Diners Club International"],
    ["306", undefined],
    ["6011", "Discover"],
    ["3528", "JCB"],
    ["3527", undefined],
    ["3589", "JCB"],
    ["3590", undefined],
    ["", undefined],
  ])("of %j is %s", (digits, name) => {
    expect(findCardScheme(digits)?.apiName).toBe(name);
  });
});
