import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { type Secret, spellings } from "./spellings.ts";

const finds = (haystack: string | Buffer, secret: Secret) =>
  spellings(secret).some((spelling) => Buffer.from(haystack).includes(spelling));

const text = 'a "secret" of 50%/2, ünd more';
const bytes = randomBytes(32);

it.each([
  ["as it is", `x${text}y`, text],
  ["in hexadecimal", `x${Buffer.from(text).toString("hex")}y`, text],
  ["in capital hexadecimal", Buffer.from(text).toString("hex").toUpperCase(), text],
  ["in base64", Buffer.from(text).toString("base64"), text],
  ["in base64 after one more byte", Buffer.from(`:${text}`).toString("base64"), text],
  ["in base64 among others", Buffer.from(`me:${text}:you`).toString("base64"), text],
  ["in base64url", Buffer.from(`user:${text}:`).toString("base64url"), text],
  ["in a URL", `https://a.example/?q=${encodeURIComponent(text)}`, text],
  ["in a URL within a URL", encodeURIComponent(`/?q=${encodeURIComponent(text)}`), text],
  ["in a form", new URLSearchParams({ a: text }).toString(), text],
  ["in JSON", JSON.stringify({ a: text }), text],
  ["in JSON within JSON", JSON.stringify({ a: JSON.stringify({ b: text }) }), text],
  ["as bytes", Buffer.concat([Buffer.alloc(3), bytes, Buffer.alloc(3)]), bytes],
  ["as bytes in hexadecimal", bytes.toString("hex"), bytes],
  ["as bytes in base64", bytes.toString("base64"), bytes],
  ["as bytes in base64url", bytes.toString("base64url"), bytes],
] as [string, string | Buffer, Secret][])("finds a secret %s", (_name, haystack, secret) => {
  expect(finds(haystack, secret)).toBe(true);
});

it("finds nothing where it is not", () => {
  expect(finds('a "secret" of 51%/2, ünd more', text)).toBe(false);
  expect(finds(randomBytes(10_000), bytes)).toBe(false);
});
