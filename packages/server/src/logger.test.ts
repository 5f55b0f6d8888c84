import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { createApiKey } from "./api-keys/api-key.ts";
import { createSetupToken } from "./payment-sessions/setup-token.ts";
import { createLogger, describeError, redactSecrets } from "./logger.ts";

describe("redactSecrets", () => {
  it.each([
    createApiKey("test"),
    createApiKey("live"),
    createSetupToken("test").text,
    `whsec_${"A".repeat(43)}=`,
    `tok_${"a".repeat(26)}`,
    `sk_sbox_${"a".repeat(27)}`,
    `sk_${"a".repeat(27)}`,
  ])("takes %s out of a text", (secret) => {
    const text = redactSecrets(`before ${secret} after https://pay.example.com/payment/setup/${secret}?a=b`);
    expect(text).not.toContain(secret.slice(10));
    expect(text).toMatch(
      /^before \S*_\[redacted\] after https:\/\/pay\.example\.com\/payment\/setup\/\S*_\[redacted\]\?a=b$/,
    );
  });

  it("leaves other texts alone", () => {
    expect(redactSecrets("latest_version test_1 live_wire t9k_")).toBe("latest_version test_1 live_wire t9k_");
  });
});

describe("describeError", () => {
  it("keeps the names that PostgreSQL gives and drops the rows that it quotes", () => {
    const error = Object.assign(new Error("duplicate key"), {
      code: "23505",
      constraint_name: "contractors_email",
      detail: "Key (email)=(ada@example.com) already exists.",
    });
    expect(describeError(error)).toEqual({
      type: "Error",
      message: "duplicate key",
      code: "23505",
      constraint: "contractors_email",
      stack: expect.any(String),
    });
  });

  it("follows causes, and not for ever", () => {
    const error = new Error("outer", { cause: new Error("inner") });
    expect(describeError(error)).toMatchObject({ cause: { message: "inner" } });
    error.cause = error;
    expect(JSON.stringify(describeError(error)).length).toBeLessThan(50_000);
  });

  it("describes what is no error", () => {
    expect(describeError("broken")).toEqual({ type: "string", message: "broken" });
    expect(describeError(undefined)).toEqual({ type: "undefined", message: "undefined" });
  });
});

describe("createLogger", () => {
  it("censors the headers that carry credentials", () => {
    let line = "";
    const destination = new Writable({
      write: (chunk, _encoding, done) => {
        line += chunk;
        done();
      },
    });
    const headers = { authorization: "Bearer secret", "idempotency-key": "secret", host: "a" };
    createLogger("info", destination).info({ req: { headers }, headers, ...headers }, "request");
    expect(line).not.toContain("secret");
    expect(JSON.parse(line)).toMatchObject({
      headers: { host: "a" },
      req: { headers: { authorization: "[redacted]" } },
    });
  });
});
