import { expect, it } from "vitest";
import { importMatcher, signWithWebCrypto } from "./web-crypto.ts";

/** RFC 4231, test case 4: the one whose key has a length that secrets have. */
const key = Uint8Array.from({ length: 25 }, (_, index) => index + 1);
const secret = `whsec_${Buffer.from(key).toString("base64")}`;
const content = new Uint8Array(50).fill(0xcd);
const digest = new Uint8Array(Buffer.from("82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b", "hex"));

it("computes the digest of RFC 4231", async () => {
  expect(await signWithWebCrypto(secret, content)).toEqual(digest);
});

it("matches the digest of RFC 4231 and no other", async () => {
  const matches = await importMatcher(secret);
  expect(await matches(digest, content)).toBe(true);
  expect(
    await matches(
      digest.map((byte, index) => (index === 31 ? byte ^ 1 : byte)),
      content,
    ),
  ).toBe(false);
  expect(await matches(digest.subarray(0, 31), content)).toBe(false);
  expect(await matches(new Uint8Array(), content)).toBe(false);
});
