import { describe, expect, it } from "vitest";
import { parseJson } from "./json-body.ts";

const parse = (text: string) => parseJson(Buffer.from(text));
const refused = expect.objectContaining({
  code: "invalid_input",
  errors: [{ path: "", message: "The request body must be valid JSON in UTF-8." }],
});

describe("parseJson", () => {
  it("reads JSON with or without a byte order mark", () => {
    expect(parse('{"a":"ü😀"}')).toEqual({ a: "ü😀" });
    expect(parse("\ufeff[1]")).toEqual([1]);
  });

  it.each(["{", "", "{'a':1}", "[1,]", "NaN", "1 2", '"\u0000"', "\u0000"])("refuses %j", (text) => {
    expect(() => parse(text)).toThrow(refused);
  });

  it.each([
    ["a byte that UTF-8 never has", [0x22, 0xff, 0x22]],
    ["a cut sequence", [0x22, 0xe2, 0x82, 0x22]],
    ["an overlong slash", [0x22, 0xc0, 0xaf, 0x22]],
    ["an encoded surrogate", [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ["UTF-16", [0xff, 0xfe, 0x22, 0x00, 0x22, 0x00]],
  ])("refuses %s instead of replacing it", (_name, bytes) => {
    expect(() => parseJson(Buffer.from(bytes))).toThrow(refused);
  });

  it("keeps the last of several values of one name", () => {
    expect(parse('{"a":1,"a":2}')).toEqual({ a: 2 });
  });

  it("makes __proto__ an own property and leaves the prototype alone", () => {
    const value = parse('{"__proto__":{"polluted":true}}') as object;
    expect(Object.keys(value)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
