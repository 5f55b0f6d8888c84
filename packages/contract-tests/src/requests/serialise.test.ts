import { describe, expect, it } from "vitest";
import type { Json } from "../document/json.ts";
import { inHeader, inPath, inQuery } from "./serialise.ts";

const list: Json = ["blue", "black"];
const object: Json = { R: 100, G: 200 };

describe("the table of OpenAPI 3.1, section 4.8.12.4", () => {
  it.each<[string, boolean, string, string, string]>([
    ["simple", false, "blue", "blue,black", "R,100,G,200"],
    ["simple", true, "blue", "blue,black", "R=100,G=200"],
    ["label", false, ".blue", ".blue,black", ".R,100,G,200"],
    ["label", true, ".blue", ".blue.black", ".R=100.G=200"],
    ["matrix", false, ";color=blue", ";color=blue,black", ";color=R,100,G,200"],
    ["matrix", true, ";color=blue", ";color=blue;color=black", ";R=100;G=200"],
  ])("in a path: %s, exploded %s", (style, explode, ...written) => {
    const serialisation = { name: "color", style, explode };
    expect(["blue", list, object].map((value) => inPath(value, serialisation))).toEqual(written);
  });

  it.each<[string, boolean, Json, string]>([
    ["form", true, "blue", "color=blue"],
    ["form", true, list, "color=blue&color=black"],
    ["form", true, object, "R=100&G=200"],
    ["form", false, list, "color=blue,black"],
    ["form", false, object, "color=R,100,G,200"],
    ["spaceDelimited", false, list, "color=blue%20black"],
    ["pipeDelimited", false, list, "color=blue%7Cblack"],
    ["deepObject", true, object, "color%5BR%5D=100&color%5BG%5D=200"],
  ])("in a query: %s, exploded %s, %j", (style, explode, value, written) => {
    expect(inQuery(value, { name: "color", style, explode }).join("&")).toBe(written);
  });
});

it("writes headers as they are", () => {
  expect(["a b", list, object].map((value) => inHeader(value, { explode: false }))).toEqual([
    "a b",
    "blue,black",
    "R,100,G,200",
  ]);
  expect(inHeader(object, { explode: true })).toBe("R=100,G=200");
});

it("encodes what would be taken for something else", () => {
  expect(inPath("a/b?c", { name: "p", style: "simple", explode: false })).toBe("a%2Fb%3Fc");
  expect(inQuery(["a&b", "c,d"], { name: "p[]", style: "form", explode: true })).toEqual([
    "p%5B%5D=a%26b",
    "p%5B%5D=c%2Cd",
  ]);
});
