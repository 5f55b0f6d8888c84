import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeId, encodeId } from "./ids.ts";

const prefixes = ["hps", "cn", "ev", "whe", "dlv", "org"] as const;

test("encodes the smallest and the largest UUID", () => {
  expect(encodeId("cn", "00000000-0000-0000-0000-000000000000")).toBe("cn_0000000000000000000000");
  expect(encodeId("hps", "ffffffff-ffff-ffff-ffff-ffffffffffff")).toBe("hps_7n42DGM5Tflk9n8mt7Fhc7");
});

test("decodes what it encoded", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.constantFrom(...prefixes), (uuid, prefix) => {
      expect(decodeId(prefix, encodeId(prefix, uuid))).toBe(uuid);
    }),
  );
});

test("sorts as the UUIDs do", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (a, b) => {
      expect(encodeId("ev", a) < encodeId("ev", b)).toBe(a < b);
    }),
  );
});

test("is the only text for its UUID", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-6][0-9A-Za-z]{21}$/), (text) => {
      expect(encodeId("org", decodeId("org", `org_${text}`) ?? "")).toBe(`org_${text}`);
    }),
  );
});

test.each([
  ["nothing", ""],
  ["another prefix", "cn_0000000000000000000000"],
  ["the prefix in capitals", "HPS_0000000000000000000000"],
  ["no prefix", "0000000000000000000000"],
  ["one character less", "hps_000000000000000000000"],
  ["one character more", "hps_00000000000000000000000"],
  ["a character outside base62", "hps_000000000000000000000-"],
  ["a character beyond ASCII", "hps_000000000000000000000é"],
  ["a line break at the end", "hps_000000000000000000000\n"],
  ["2^128", "hps_7n42DGM5Tflk9n8mt7Fhc8"],
  ["the largest text", "hps_zzzzzzzzzzzzzzzzzzzzzz"],
])("decodes to nothing: %s", (_, id) => {
  expect(decodeId("hps", id)).toBeUndefined();
});

test("refuses to encode what is not a canonical UUID", () => {
  expect(() => encodeId("hps", "7")).toThrow(TypeError);
  expect(() => encodeId("hps", "FFFFFFFF-ffff-ffff-ffff-ffffffffffff")).toThrow(TypeError);
});
