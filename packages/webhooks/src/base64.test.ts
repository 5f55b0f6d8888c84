import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeBase64, encodeBase64 } from "./base64.ts";

it("encodes as Node does, and decodes to the same bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
      expect(decodeBase64(encodeBase64(bytes))).toEqual(bytes);
    }),
  );
});

it.each([
  ["left-over bits", "AB=="],
  ["no padding", "AA"],
  ["too much padding", "AAA=="],
  ["padding inside", "AA==AAAA"],
  ["white space", "AA AA"],
  ["a line break at the end", "AAAA\n"],
  ["the alphabet of URLs", "-_-_"],
  ["other characters", "é"],
])("refuses %s", (_name, text) => {
  expect(decodeBase64(text)).toBeUndefined();
});
