import { expect, it } from "vitest";
import { InvalidArgumentError } from "./errors.ts";
import type { ParameterStyle } from "./operation.ts";
import { serializeParameter } from "./serialize-parameter.ts";

const list = ["blue", "black", "brown"];
const object = { R: 100, G: 200, B: 150 };

/** The table of "Style Examples" in OpenAPI 3.1, completed. */
const rows: [style: ParameterStyle["style"], explode: boolean, value: unknown, text: string][] = [
  ["simple", false, "blue", "blue"],
  ["simple", false, list, "blue,black,brown"],
  ["simple", false, object, "R,100,G,200,B,150"],
  ["simple", true, list, "blue,black,brown"],
  ["simple", true, object, "R=100,G=200,B=150"],
  ["label", false, "blue", ".blue"],
  ["label", false, list, ".blue,black,brown"],
  ["label", false, object, ".R,100,G,200,B,150"],
  ["label", true, list, ".blue.black.brown"],
  ["label", true, object, ".R=100.G=200.B=150"],
  ["matrix", false, "blue", ";color=blue"],
  ["matrix", false, list, ";color=blue,black,brown"],
  ["matrix", false, object, ";color=R,100,G,200,B,150"],
  ["matrix", true, list, ";color=blue;color=black;color=brown"],
  ["matrix", true, object, ";R=100;G=200;B=150"],
  ["form", true, "blue", "color=blue"],
  ["form", true, list, "color=blue&color=black&color=brown"],
  ["form", true, object, "R=100&G=200&B=150"],
  ["form", false, list, "color=blue,black,brown"],
  ["form", false, object, "color=R,100,G,200,B,150"],
  ["spaceDelimited", false, list, "color=blue%20black%20brown"],
  ["spaceDelimited", false, object, "color=R%20100%20G%20200%20B%20150"],
  ["spaceDelimited", true, list, "color=blue&color=black&color=brown"],
  ["pipeDelimited", false, list, "color=blue%7Cblack%7Cbrown"],
  ["pipeDelimited", false, object, "color=R%7C100%7CG%7C200%7CB%7C150"],
  ["deepObject", true, object, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"],
  ["deepObject", true, { in: [1, 2] }, "color%5Bin%5D=1&color%5Bin%5D=2"],
  ["json", false, { a: [1, "ü"] }, "color=%7B%22a%22%3A%5B1%2C%22%C3%BC%22%5D%7D"],
  ["json", false, "blue", "color=%22blue%22"],
  ["form", true, 0, "color=0"],
  ["form", true, false, "color=false"],
  ["form", true, "", "color="],
  ["form", true, [], ""],
  ["form", false, [], ""],
  ["form", false, {}, ""],
  ["form", true, { a: undefined, b: 1 }, "b=1"],
];

it.each(rows)("writes %s, explode %s, of %j as %s", (style, explode, value, text) => {
  expect(serializeParameter("color", value, { style, explode })).toBe(text);
});

it("encodes delimiters inside a value, so that the server can tell them apart", () => {
  expect(serializeParameter("c", ["a,b", "c&d=e"], { style: "form", explode: false })).toBe("c=a%2Cb,c%26d%3De");
});

it("encodes names as well", () => {
  expect(serializeParameter("a b&", 1, { style: "form", explode: true })).toBe("a%20b%26=1");
});

it("lets reserved characters pass where the parameter allows it, except those that would end the value", () => {
  expect(serializeParameter("q", "a/b?c:d e&f#g+h", { style: "form", allowReserved: true })).toBe(
    "q=a/b?c:d%20e%26f%23g%2Bh",
  );
});

it("refuses half a surrogate pair in one sentence", () => {
  expect(() => serializeParameter("q", "\ud800", { style: "form" })).toThrow(InvalidArgumentError);
  expect(serializeParameter("q", "\u{1f600}", { style: "form" })).toBe("q=%F0%9F%98%80");
});
