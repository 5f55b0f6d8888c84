import { describe, expect, it } from "vitest";
import { at, otherSecret, published, publishedHeaders } from "../test/vectors.ts";
import { createSecret } from "./secret.ts";
import { sign } from "./sign.ts";
import { verify, type VerifyOptions } from "./verify.ts";

const { id, timestamp, body, secret } = published;
const now = at();

const verifyPublished = (options: VerifyOptions = { now }) => verify(body, publishedHeaders, secret, options);
const refusal = (code: string) => expect.objectContaining({ name: "WebhookVerificationError", code });
const noMatch = refusal("no_matching_signature");

describe("a genuine delivery", () => {
  it("verifies, as text and as bytes", async () => {
    expect(await verifyPublished()).toEqual({ id, timestamp });
    expect(await verify(Buffer.from(body), publishedHeaders, secret, { now })).toEqual({ id, timestamp });
  });

  it("verifies as raw bytes that are not UTF-8", async () => {
    const bytes = new Uint8Array([0xff, 0x00, 0xc3]);
    const headers = await sign({ id, timestamp, body: bytes, secrets: [secret] });
    await expect(verify(bytes, headers, secret, { now })).resolves.toBeDefined();
    const decoded = new TextDecoder().decode(bytes);
    await expect(verify(decoded, headers, secret, { now })).rejects.toThrow(noMatch);
  });

  it("verifies by the system's clock", async () => {
    const headers = await sign({ id, timestamp: Math.floor(Date.now() / 1000), body, secrets: [secret] });
    await expect(verify(body, headers, secret)).resolves.toMatchObject({ id });
    await expect(verifyPublished({})).rejects.toThrow(refusal("timestamp_too_old"));
  });

  it("keeps the zeros before its time, which are signed", async () => {
    const key = await sign({ id, timestamp: 1, body, secrets: [secret] });
    const padded = { ...key, "webhook-timestamp": "01" };
    await expect(verify(body, padded, secret, { now: new Date(1000) })).rejects.toThrow(noMatch);
  });
});

describe("the time of a delivery", () => {
  it.each([-300, -299.5, 0, 299, 300, 300.9])("may be %s seconds from now", async (seconds) => {
    await expect(verifyPublished({ now: at(seconds) })).resolves.toBeDefined();
  });

  it.each([
    [301, "timestamp_too_old"],
    [100_000, "timestamp_too_old"],
    [-300.1, "timestamp_too_new"],
    [-301, "timestamp_too_new"],
  ])("is refused when now is %s seconds later: %s", async (seconds, code) => {
    await expect(verifyPublished({ now: at(seconds) })).rejects.toThrow(refusal(code));
  });

  it("may be as far away as the receiver tolerates", async () => {
    await expect(verifyPublished({ now: at(10), toleranceSeconds: 10 })).resolves.toBeDefined();
    await expect(verifyPublished({ now: at(11), toleranceSeconds: 10 })).rejects.toThrow(refusal("timestamp_too_old"));
    await expect(verifyPublished({ now: at(), toleranceSeconds: 0 })).resolves.toBeDefined();
    await expect(verifyPublished({ now: at(-1), toleranceSeconds: 0 })).rejects.toThrow(refusal("timestamp_too_new"));
  });

  it.each([{ toleranceSeconds: Number.NaN }, { toleranceSeconds: -1 }, { toleranceSeconds: "x" as never }])(
    "is judged by no tolerance such as %j",
    async (options) => {
      await expect(verifyPublished({ now, ...options })).rejects.toThrow(TypeError);
    },
  );

  it("is judged by no date that is invalid", async () => {
    await expect(verifyPublished({ now: new Date("never") })).rejects.toThrow(TypeError);
  });
});

describe("while secrets are rotated", () => {
  const signedBy = (...secrets: string[]) => sign({ id, timestamp, body, secrets });

  it.each([
    ["the new one, verified by both", [otherSecret], [otherSecret, secret]],
    ["the old one, verified by both", [secret], [otherSecret, secret]],
    ["both, verified by the new one", [otherSecret, secret], [otherSecret]],
    ["both, verified by the old one", [otherSecret, secret], [secret]],
  ])("accepts a delivery signed by %s", async (_name, signing, verifying) => {
    await expect(verify(body, await signedBy(...signing), verifying, { now })).resolves.toBeDefined();
  });

  it("refuses a delivery that is signed by neither", async () => {
    const headers = await signedBy(createSecret(), createSecret());
    await expect(verify(body, headers, [otherSecret, secret], { now })).rejects.toThrow(noMatch);
  });
});

describe("verification refuses", () => {
  const withSignature = (value: string) =>
    verify(body, { ...publishedHeaders, "webhook-signature": value }, secret, { now });

  it("another secret", async () => {
    await expect(verify(body, publishedHeaders, otherSecret, { now })).rejects.toThrow(noMatch);
  });

  it("signatures of other versions alone, and accepts them beside its own", async () => {
    await expect(withSignature("v1a,abc")).rejects.toThrow(noMatch);
    await expect(withSignature(`v1a,abc ${published.signature}`)).resolves.toBeDefined();
  });

  it.each([
    ["a malformed signature", "v1,abc"],
    ["one beside the right one", `${published.signature} v1,abc`],
    ["two headers that were joined", `${published.signature}, ${published.signature}`],
    ["nine signatures", Array.from({ length: 9 }, (_, index) => `v2,${index}`).join(" ")],
  ])("%s as malformed", async (_name, value) => {
    await expect(withSignature(value)).rejects.toThrow(refusal("malformed_header"));
  });

  it("a missing header", async () => {
    await expect(verify(body, {}, secret, { now })).rejects.toThrow(refusal("missing_header"));
  });

  it("to work without a secret, or with one that is none, whatever is delivered", async () => {
    await expect(verify(body, {}, [], { now })).rejects.toThrow(new TypeError("At least one secret is needed."));
    await expect(verify(body, {}, "", { now })).rejects.toThrow(TypeError);
    await expect(verify(body, publishedHeaders, [secret, "whsec_AA=="], { now })).rejects.toThrow(TypeError);
  });

  it("a body that is not raw", async () => {
    await expect(verify(JSON.parse(body) as never, publishedHeaders, secret, { now })).rejects.toThrow(TypeError);
  });
});
