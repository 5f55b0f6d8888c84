import { createHmac, createSecretKey, hkdfSync, randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createEncryption, DecryptionError } from "./encryption.ts";

const first = createSecretKey(Buffer.alloc(32, 1));
const second = createSecretKey(Buffer.alloc(32, 2));
const encryption = createEncryption({ currentId: 1, keys: new Map([[1, first]]) });

test("decrypts what it encrypted, in the same context", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), (plaintext, context) => {
      expect(encryption.decrypt(encryption.encrypt(plaintext, context), context)).toBe(plaintext);
    }),
  );
});

test("never makes the same bytes twice", () => {
  expect(encryption.encrypt("123-45-6789", "a")).not.toEqual(encryption.encrypt("123-45-6789", "a"));
});

test("decrypts a stored value of the first version", () => {
  const stored = Buffer.from(
    "0101000102030405060708090a0b75a912b2897e579760ab965d81a651b78a94a60b14cb2b4fc952de",
    "hex",
  );
  expect(encryption.decrypt(stored, "contractors.tax_identification:1")).toBe("123-45-6789");
});

test("refuses another context", () => {
  const stored = encryption.encrypt("123-45-6789", "row 1");
  expect(() => encryption.decrypt(stored, "row 2")).toThrow(DecryptionError);
});

test("refuses a value with any one bit changed", () => {
  const stored = encryption.encrypt("123-45-6789", "row");
  for (let bit = 0; bit < stored.length * 8; bit++) {
    const changed = Buffer.from(stored);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(() => encryption.decrypt(changed, "row")).toThrow(DecryptionError);
  }
});

test("refuses a value cut anywhere", () => {
  const stored = encryption.encrypt("123-45-6789", "row");
  for (let length = 0; length < stored.length; length++) {
    expect(() => encryption.decrypt(stored.subarray(0, length), "row")).toThrow(DecryptionError);
  }
});

test("encrypts with the current key and still decrypts with earlier ones", () => {
  const rotated = createEncryption({
    currentId: 2,
    keys: new Map([
      [1, first],
      [2, second],
    ]),
  });
  expect(rotated.decrypt(encryption.encrypt("old", "row"), "row")).toBe("old");
  const stored = rotated.encrypt("new", "row");
  expect(stored[1]).toBe(2);
  expect(() => encryption.decrypt(stored, "row")).toThrow("not configured");
});

test("refuses a current key that is not among the keys", () => {
  expect(() => createEncryption({ currentId: 3, keys: new Map([[1, createSecretKey(randomBytes(32))]]) })).toThrow(
    TypeError,
  );
});

test("gives a text one pseudonym, which nobody finds who has another key", () => {
  const other = createEncryption({ currentId: 1, keys: new Map([[1, second]]) });
  expect(encryption.pseudonym("192.0.2.1")).toEqual(encryption.pseudonym("192.0.2.1"));
  expect(encryption.pseudonym("192.0.2.1")).not.toEqual(encryption.pseudonym("192.0.2.2"));
  expect(encryption.pseudonym("192.0.2.1")).not.toEqual(other.pseudonym("192.0.2.1"));
});

test("makes pseudonyms with a key that is for nothing else", () => {
  // HKDF-SHA256 of 32 bytes 0x01, no salt, "pseudonym"; then HMAC-SHA256 of "a".
  const key = Buffer.from(hkdfSync("sha256", Buffer.alloc(32, 1), "", "pseudonym", 32));
  expect(encryption.pseudonym("a")).toEqual(createHmac("sha256", key).update("a").digest());
});
