import { expect, it } from "vitest";
import { parseSignatures, signatureHeader } from "./signatures.ts";

const digest = (fill: number) => new Uint8Array(32).fill(fill);
const entry = (fill: number) => `v1,${Buffer.alloc(32, fill).toString("base64")}`;

it("puts a space between the signatures of several secrets", () => {
  expect(signatureHeader([digest(1)])).toBe(entry(1));
  expect(signatureHeader([digest(1), digest(2)])).toBe(`${entry(1)} ${entry(2)}`);
});

it("is read back", () => {
  expect(parseSignatures(signatureHeader([digest(1), digest(2)]))).toEqual([digest(1), digest(2)]);
});

it.each([
  ["no signature", []],
  ["nine signatures", Array.from({ length: 9 }, (_, index) => digest(index))],
])("is not made of %s", (_name, digests) => {
  expect(() => signatureHeader(digests)).toThrow(new TypeError("A delivery has 1 to 8 signatures."));
});

it.each([0, 31, 33, 64])("is not made of a digest of %i bytes", (length) => {
  expect(() => signatureHeader([new Uint8Array(length)])).toThrow(TypeError);
});

it("leaves out the signatures of other versions", () => {
  expect(parseSignatures(`v1a,abc ${entry(1)} v2,x`)).toEqual([digest(1)]);
  expect(parseSignatures("v1a,abc")).toEqual([]);
});

it("counts a repeated signature once", () => {
  expect(parseSignatures(Array.from({ length: 100 }, () => entry(1)).join(" "))).toEqual([digest(1)]);
});

it("is malformed with more than eight signatures, whatever their version", () => {
  const eight = Array.from({ length: 8 }, (_, index) => entry(index)).join(" ");
  expect(parseSignatures(eight)).toHaveLength(8);
  expect(parseSignatures(`${eight} ${entry(8)}`)).toBeUndefined();
  expect(parseSignatures(`${eight} v2,x`)).toBeUndefined();
});

it.each([
  ["nothing", ""],
  ["no version", entry(1).slice("v1,".length)],
  ["no digest", "v1,"],
  ["a short digest", `v1,${Buffer.alloc(31).toString("base64")}`],
  ["a long digest", `v1,${Buffer.alloc(33).toString("base64")}`],
  ["no padding", entry(1).slice(0, -1)],
  ["left-over bits", entry(0).replace(/A=$/, "B=")],
  ["commas between two", `${entry(1)}, ${entry(2)}`],
  ["two spaces", `${entry(1)}  ${entry(2)}`],
  ["a second digest that is malformed", `${entry(1)} v1,AAAA`],
])("is malformed with %s", (_name, value) => {
  expect(parseSignatures(value)).toBeUndefined();
});
