import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createApiKey } from "./api-keys/api-key.ts";
import { createEncryptionKey } from "./encryption-keys/create-encryption-key.ts";
import { createSetupToken } from "./payment-sessions/setup-token.ts";
import { containsSecret, redactSecrets } from "./redact-secrets.ts";

/** Each with what must not be left of it. */
const secrets: [name: string, text: string, secret: string][] = [
  ["a test key", ...keyOf("test")],
  ["a live key", ...keyOf("live")],
  ["a session's token", ...after("test_", createSetupToken("test").text)],
  ["a live session's token", ...after("live_", createSetupToken("live").text)],
  ["a signing secret", ...after("whsec_", `whsec_${randomBytes(32).toString("base64")}`)],
  ["a card token", ...after("tok_", `tok_${"a1".repeat(13)}`)],
  ["a provider's sandbox key", ...after("sk_sbox_", `sk_sbox_${"a1".repeat(14)}`)],
  ["a provider's key", ...after("sk_", `sk_${"a1".repeat(14)}`)],
  ["an encryption key", ...whole(createEncryptionKey())],
];

function keyOf(environment: "test" | "live"): [string, string] {
  return after(`t9k_${environment}_`, createApiKey(environment));
}
function after(prefix: string, text: string): [string, string] {
  return [text, text.slice(prefix.length)];
}
function whole(text: string): [string, string] {
  return [text, text];
}

/** Where a secret turns up. */
const places: [name: string, (secret: string) => string][] = [
  ["among words", (secret) => `before ${secret} after`],
  ["in a path", (secret) => `https://pay.example.com/payment/setup/${secret}?a=b`],
  ["in a query", (secret) => `GET /?secret=${encodeURIComponent(secret)}&a=b`],
  ["in a link within a link", (secret) => `/?to=${encodeURIComponent(`https://pay.example.com/${secret}`)}`],
  [
    "in a link within a link within a link",
    (secret) => `?a=${encodeURIComponent(encodeURIComponent(`/?b=${secret}`))}`,
  ],
  ["after a line break in JSON", (secret) => JSON.stringify(JSON.stringify(`a\n${secret}\nb`))],
  ["right after a word", (secret) => `token${secret}`],
  ["in quotes", (secret) => `"${secret}"`],
];

describe("redactSecrets", () => {
  for (const [where, write] of places) {
    it.each(secrets)(`takes %s out that is ${where}`, (_name, text, secret) => {
      const redacted = redactSecrets(write(text));
      for (const spelling of [secret, encodeURIComponent(secret)]) expect(redacted).not.toContain(spelling);
      expect(redacted).toContain("[redacted]");
    });
  }

  it.each([
    ["Authorization: Bearer something-else", "Authorization: Bearer [redacted]"],
    ["authorization: basic dXNlcjpwYXNz==, x", "authorization: basic [redacted], x"],
    ["postgres://user:p%40ss@db:5432/name", "postgres://user:[redacted]@db:5432/name"],
    ["postgres://user:p@ss@db/name?a=b@c", "postgres://user:[redacted]@db/name?a=b@c"],
    [
      "https://user:@example.com/ and http://:pass@a/",
      "https://user:[redacted]@example.com/ and http://:[redacted]@a/",
    ],
  ])("makes of %s: %s", (text, redacted) => {
    expect(redactSecrets(text)).toBe(redacted);
  });

  it.each([
    "latest_version test_1 live_wire t9k_ whsec_ sk_short",
    "postgres://user@db/name https://a.example:8443/b:c",
    "hps_01JQZX3N0Z8G8K3V8E9T1T9Y2B 01890a5d-ac96-774b-bcce-b302099a8057",
  ])("leaves %s alone", (text) => {
    expect(redactSecrets(text)).toBe(text);
  });

  it("leaves JSON what it is, whatever is in it", () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(...secrets.map(([, text]) => text), "://a:b@c", "Bearer x", "\n"),
    );
    const text = fc.array(piece).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(fc.dictionary(text, text), (object) => {
        expect(() => JSON.parse(redactSecrets(JSON.stringify(object))) as unknown).not.toThrow();
      }),
    );
  });
});

describe("containsSecret", () => {
  it.each(secrets)("finds %s among words, every time", (_name, text) => {
    for (const spelling of [text, `before ${text}`, `${text} after`]) expect(containsSecret(spelling)).toBe(true);
  });

  it.each(["Basic plan", "bearer of news", "test_1", "Acme Payroll, live", "key_0353iJ0L0f3Ubfs8V616Jn", ""])(
    "finds none in %j",
    (text) => {
      expect(containsSecret(text)).toBe(false);
    },
  );
});
