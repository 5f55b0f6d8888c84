import { describe, expect, it } from "vitest";
import { isExpired, isTooFarAway, parseExpiry } from "./expiry.ts";

describe("parseExpiry", () => {
  it.each([
    ["12/30", { month: 12, year: 2030 }],
    ["1/30", { month: 1, year: 2030 }],
    [" 01 / 2031 ", { month: 1, year: 2031 }],
  ])("reads %j", (text, expiry) => {
    expect(parseExpiry(text)).toEqual(expiry);
  });

  it.each(["", "1230", "13/30", "00/30", "12/3", "12/203", "12/20301", "a/30"])("refuses %j", (text) => {
    expect(parseExpiry(text)).toBeUndefined();
  });
});

describe("isExpired", () => {
  it("begins with the month after", () => {
    expect(isExpired({ month: 12, year: 2026 }, new Date("2026-12-31T23:59:59.999Z"))).toBe(false);
    expect(isExpired({ month: 12, year: 2026 }, new Date("2027-01-01T00:00:00.000Z"))).toBe(true);
  });
});

describe("isTooFarAway", () => {
  it("begins after 50 years", () => {
    const now = new Date("2026-08-01T00:00:00Z");
    expect([2076, 2077].map((year) => isTooFarAway({ month: 1, year }, now))).toEqual([false, true]);
  });
});
