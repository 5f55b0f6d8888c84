import { describe, expect, it } from "vitest";
import { languageOf, selectorOf, textOf } from "./frames-options.ts";

describe("the options of Frames.init", () => {
  it.each([
    ["ES-ES", "en", "es"],
    ["EN-GB", "es", "en"],
    ["FR-FR", "es", "en"],
    [undefined, "es", "en"],
    [{ cvvPlaceholder: "123" }, "es-MX", "es"],
    [{ cvvPlaceholder: "123" }, "", "en"],
  ])("with localization %j on a page in %j speak %s", (localization, pageLanguage, language) => {
    expect(languageOf({ ...(localization !== undefined && { localization }) }, pageLanguage)).toBe(language);
  });

  it("may bring placeholders, which change no label", () => {
    const localization = {
      cardNumberPlaceholder: "0000 0000",
      expiryMonthPlaceholder: "MM",
      expiryYearPlaceholder: "AA",
      cvvPlaceholder: "123",
    };
    const placeholders = (["card-number", "expiry-date", "cvv"] as const).map(
      (field) => textOf({ localization }, field, "es").placeholder,
    );
    expect(placeholders).toEqual(["0000 0000", "MM/AA", "123"]);
    expect(textOf({ localization }, "cvv", "es").label).toBe("Código de seguridad");
  });

  it("find their elements by class, or by a selector of the page", () => {
    expect(selectorOf({}, "expiry-date")).toBe(".expiry-date-frame");
    expect(selectorOf({ expiryDate: { frameSelector: "#expiry" } }, "expiry-date")).toBe("#expiry");
  });
});
