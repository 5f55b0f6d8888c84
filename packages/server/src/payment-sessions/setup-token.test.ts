import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createSetupToken, digestSetupToken } from "./setup-token.ts";

describe("createSetupToken", () => {
  it.each(["test", "live"] as const)("names the %s environment before 32 random bytes in base64url", (environment) => {
    const bytes = Buffer.alloc(32, 0xfb);
    const token = createSetupToken(environment, () => bytes);
    expect(token.text).toBe(`${environment}_${bytes.toString("base64url")}`);
    expect(token.text).toMatch(/^(?:test|live)_[A-Za-z0-9_-]{43}$/);
  });

  it("carries the SHA-256 of the whole text", () => {
    const token = createSetupToken("test");
    expect(token.digest).toEqual(createHash("sha256").update(token.text).digest());
    expect(digestSetupToken(token.text)).toEqual(token.digest);
  });

  it("never makes the same token twice", () => {
    expect(new Set(Array.from({ length: 1000 }, () => createSetupToken("live").text)).size).toBe(1000);
  });
});
