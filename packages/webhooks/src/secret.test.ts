import { describe, expect, it } from "vitest";
import { published } from "../test/vectors.ts";
import { createSecret, decodeSecret } from "./secret.ts";

const secretOf = (length: number) => `whsec_${Buffer.alloc(length, 0xa5).toString("base64")}`;

function messageOf(secret: unknown): string {
  try {
    decodeSecret(secret as string);
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
    return (error as Error).message;
  }
  throw new Error("The secret was accepted.");
}

describe("a created secret", () => {
  it("is what the API documents: whsec_ and base64 of 32 bytes", () => {
    expect(createSecret()).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(decodeSecret(createSecret())).toHaveLength(32);
  });

  it("is another one each time", () => {
    expect(new Set(Array.from({ length: 100 }, createSecret)).size).toBe(100);
  });
});

describe("a secret", () => {
  it.each([24, 25, 32, 63, 64])("may have %i bytes", (length) => {
    expect(decodeSecret(secretOf(length))).toEqual(new Uint8Array(length).fill(0xa5));
  });

  it.each([0, 1, 23, 65, 1000])("may not have %i bytes", (length) => {
    expect(messageOf(secretOf(length))).toContain(`has ${length}`);
  });

  it.each([
    ["no prefix", published.secret.slice("whsec_".length)],
    ["another prefix", published.secret.replace("whsec_", "whsk_")],
    ["a prefix in upper case", published.secret.replace("whsec_", "WHSEC_")],
    ["white space around it", ` ${published.secret}`],
    ["nothing in it", ""],
    ["no value", undefined],
    ["bytes instead of text", new Uint8Array(32)],
  ])("that has %s is refused", (_name, secret) => {
    expect(messageOf(secret)).toContain('begins with "whsec_"');
  });

  it.each([
    ["a line break at the end", `${published.secret}\n`],
    ["no padding", secretOf(32).slice(0, -1)],
    ["the alphabet of URLs", published.secret.replace("L", "_")],
    ["left-over bits", secretOf(32).replace(/.=$/, "V=")],
  ])("that is not strict base64, with %s, is refused", (_name, secret) => {
    expect(messageOf(secret)).toContain("base64");
  });

  it("is in no message", () => {
    for (const secret of [`x${published.secret}`, `${published.secret}=`, secretOf(23), secretOf(65)]) {
      expect(messageOf(secret)).not.toMatch(/MfKQ|paWl/);
    }
  });
});
