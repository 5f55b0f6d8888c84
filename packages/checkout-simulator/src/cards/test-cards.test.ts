import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isCardNumber } from "./card-number.ts";
import { findCardScheme } from "./card-schemes.ts";
import { findTestCard, testCards } from "./test-cards.ts";

describe("test cards", () => {
  it.each(testCards)("$number could be a card", ({ number, cvv }) => {
    expect(isCardNumber(number)).toBe(true);
    if (cvv !== undefined) expect(cvv).toHaveLength(findCardScheme(number)?.cvvLength ?? 0);
  });

  it("have numbers of their own", () => {
    expect(new Set(testCards.map(({ number }) => number)).size).toBe(testCards.length);
  });

  it("are all in the README, with their codes", () => {
    const rows = readFileSync(new URL("../../README.md", import.meta.url), "utf8").split("\n");
    const missing = testCards.filter(({ number, cvv, outcome }) => {
      const row = rows.find((line) => line.includes(`\`${number}\``)) ?? "";
      const code = "responseCode" in outcome ? outcome.responseCode : "";
      return row === "" || !row.includes(cvv ?? "") || !row.includes(code);
    });
    expect(missing).toEqual([]);
  });

  it("do not include a number that is on no list: it is declined", () => {
    expect(findTestCard("4000000000000002").outcome).toMatchObject({ kind: "declined", responseCode: "20014" });
  });
});
