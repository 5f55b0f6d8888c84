import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createApiKey, parseApiKey } from "./api-key.ts";

const zeros = (size: number) => Buffer.alloc(size);

describe("createApiKey", () => {
  test("ends in the CRC-32 of all that is before it", () => {
    // CRC-32 of "t9k_test_" and 27 zeros is 0xa1da0624.
    const key = createApiKey("test", zeros);
    expect(key).toBe(`t9k_test_${"0".repeat(27)}2xlcpw`);
  });

  test("keeps all 160 random bits", () => {
    const one = createApiKey("live", () => Buffer.alloc(20, 0xff));
    expect(one.slice("t9k_live_".length, -6)).toHaveLength(27);
    const seen = new Set(Array.from({ length: 160 }, (_, bit) => createApiKey("live", (size) => singleBit(size, bit))));
    expect(seen.size).toBe(160);
  });

  test("never repeats itself", () => {
    expect(createApiKey("test")).not.toBe(createApiKey("test"));
  });
});

describe("parseApiKey", () => {
  test("answers environment and SHA-256 digest", () => {
    for (const environment of ["test", "live"] as const) {
      const key = createApiKey(environment);
      expect(parseApiKey(key)).toEqual({ environment, digest: createHash("sha256").update(key).digest() });
    }
  });

  test("refuses a key with any one character changed", () => {
    const characters = Array.from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-");
    const index = fc.nat({ max: createApiKey("test", zeros).length - 1 });
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 20, maxLength: 20 }),
        index,
        fc.constantFrom(...characters),
        (bytes, at, other) => {
          const key = createApiKey("test", () => Buffer.from(bytes));
          fc.pre(key[at] !== other);
          expect(parseApiKey(key.slice(0, at) + other + key.slice(at + 1))).toBeUndefined();
        },
      ),
    );
  });

  test("refuses a test key that was made to look like a live one", () => {
    expect(parseApiKey(createApiKey("test").replace("test", "live"))).toBeUndefined();
  });

  test.each([
    "",
    "t9k_test_",
    " ",
    "t9k_prod_00",
    `${createApiKey("test")}\n`,
    ` ${createApiKey("test")}`,
    "x".repeat(100_000),
  ])("refuses a text of another shape (%#)", (text) => {
    expect(parseApiKey(text)).toBeUndefined();
  });
});

function singleBit(size: number, bit: number): Buffer {
  const bytes = Buffer.alloc(size);
  bytes[bit >> 3] = 1 << (bit & 7);
  return bytes;
}
