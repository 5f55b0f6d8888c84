import { expect, it } from "vitest";
import { excerpt } from "./excerpt.ts";

const shown = (text: string, terms: string[]) =>
  excerpt(text, terms)
    .map(({ text, isMatch }) => (isMatch ? `[${text}]` : text))
    .join("");

it("marks words that begin with a term, in any case", () => {
  expect(shown("Probes and a probe, not approbed", ["probe"])).toBe("[Probe]s and a [probe], not approbed");
});

it("marks names with an underscore as a whole", () => {
  expect(shown("a session_not_pending b", ["session_not_pending"])).toBe("a [session_not_pending] b");
});

it("takes terms as text", () => {
  expect(shown("a+b (c", ["a+b", "(c"])).toBe("[a+b] [(c]");
});

it("cuts a long text around the first match, between words", () => {
  const text = `${"before ".repeat(40)}match ${"after ".repeat(60)}`;
  const cut = shown(text, ["match"]);
  expect(cut).toMatch(/^… before .*\[match\] after .*after …$/);
  expect(cut.length).toBeLessThan(215);
});

it("begins at the beginning when nothing in the text matches", () => {
  expect(shown("one two", ["three"])).toBe("one two");
  expect(shown("one two", [])).toBe("one two");
});
