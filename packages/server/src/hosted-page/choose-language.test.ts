import { expect, it } from "vitest";
import { chooseLanguage } from "./choose-language.ts";

it.each([
  [undefined, "en"],
  ["", "en"],
  ["es", "es"],
  ["ES-mx", "es"],
  ["de", "en"],
  ["de, es;q=0.5", "es"],
  ["en;q=0.4, es;q=0.5", "es"],
  ["es;q=0.5, en;q=0.5", "es"],
  ["es;q=0, en;q=0.1", "en"],
  ["es;q=nonsense", "en"],
  ["est", "en"],
  ["*", "en"],
  [`${"x,".repeat(100)}es`, "en"],
])("reads %j as %s", (header, language) => {
  expect(chooseLanguage(header)).toBe(language);
});
