import { describe, expect, it } from "vitest";
import { caretAfter, formatCardNumber, formatCvv, formatExpiry } from "./field-format.ts";

describe("formatCardNumber", () => {
  it.each([
    ["4242424242424242", "4242 4242 4242 4242"],
    ["4242-4242-4242-4242", "4242 4242 4242 4242"],
    ["4242", "4242"],
    ["42424", "4242 4"],
    ["378282246310005", "3782 822463 10005"],
    ["30123456789019", "3012 345678 9019"],
    ["54360310306063789999", "5436 0310 3060 6378"],
    ["card", ""],
  ])("shows %j as %j", (typed, shown) => {
    expect(formatCardNumber(typed)).toBe(shown);
  });
});

describe("formatExpiry", () => {
  it.each([
    ["1", "1"],
    ["4", "04"],
    ["12", "12"],
    ["123", "12/3"],
    ["1230", "12/30"],
    ["13", "01/3"],
    ["1/", "01/"],
    ["12/", "12/"],
    ["01/3", "01/3"],
    ["122030", "12/2030"],
    ["12/2030", "12/2030"],
    ["0", "0"],
    ["", ""],
  ])("shows %j as %j", (typed, shown) => {
    expect(formatExpiry(typed)).toBe(shown);
  });

  it("lets every character be deleted again", () => {
    let shown = "12/30";
    for (let keys = 0; keys < 5; keys += 1) shown = formatExpiry(shown.slice(0, -1));
    expect(shown).toBe("");
  });
});

describe("formatCvv", () => {
  it("takes as many digits as the scheme has, four while it is unknown", () => {
    expect([formatCvv("12345", 3), formatCvv("12345", 4), formatCvv("1x2345", undefined)]).toEqual([
      "123",
      "1234",
      "1234",
    ]);
  });
});

describe("caretAfter", () => {
  it.each([
    ["at the end", "42424", 5, "4242 4", 6],
    ["in front of what was in front of it", "42429 4242", 5, "4242 9424 2", 6],
    ["at the start", "14242 4", 1, "1424 24", 1],
    ["behind what was put in front of the month", "4", 1, "04", 2],
  ])("stays %s", (_where, before, caret, after, expected) => {
    expect(caretAfter(before, caret, after, false)).toBe(expected);
  });

  it("steps over a space that was deleted, so that the next key deletes the digit", () => {
    expect(caretAfter("42424242", 4, "4242 4242", true)).toBe(4);
  });
});
