import fc from "fast-check";
import { expect, it } from "vitest";
import { sign, verify, WebhookVerificationError } from "../src/index.ts";
import { at, otherSecret, published, publishedHeaders } from "./vectors.ts";

const { id, timestamp, secret } = published;
const now = at();
const noMatch = { name: "WebhookVerificationError", code: "no_matching_signature" };

/** A position and what is added to the byte there, which is never nothing. */
const change = fc.record({ position: fc.nat(), difference: fc.integer({ min: 1, max: 255 }) });

function withChange(bytes: Uint8Array, { position, difference }: { position: number; difference: number }): Uint8Array {
  return bytes.map((byte, index) => (index === position % bytes.length ? (byte + difference) % 256 : byte));
}

it("refuses a body of which one byte was changed", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), change, async (body, change) => {
      const headers = await sign({ id, timestamp, body, secrets: [secret] });
      await expect(verify(body, headers, secret, { now })).resolves.toBeDefined();
      await expect(verify(withChange(body, change), headers, secret, { now })).rejects.toMatchObject(noMatch);
    }),
  );
});

it("refuses a body of which something was cut off or to which something was added", async () => {
  const bytes = Buffer.from(published.body);
  for (const body of [bytes.subarray(1), bytes.subarray(0, -1), Buffer.concat([bytes, Buffer.of(0)])]) {
    await expect(verify(body, publishedHeaders, secret, { now })).rejects.toMatchObject(noMatch);
  }
});

it("refuses headers of which one character was changed", async () => {
  const name = fc.constantFrom(...(Object.keys(publishedHeaders) as (keyof typeof publishedHeaders)[]));
  await fc.assert(
    fc.asyncProperty(name, change, async (name, change) => {
      const value = Buffer.from(withChange(Buffer.from(publishedHeaders[name]), change)).toString("latin1");
      const headers = { ...publishedHeaders, [name]: value };
      const failure = verify(published.body, headers, secret, { now });
      await expect(failure).rejects.toBeInstanceOf(WebhookVerificationError);
    }),
    { numRuns: 500 },
  );
});

it("refuses what moves from one part of the signed content to the next", async () => {
  const headers = { ...publishedHeaders, "webhook-timestamp": "1", "webhook-id": `${id}.${timestamp}` };
  await expect(verify(published.body, headers, secret, { now })).rejects.toMatchObject({ code: "malformed_header" });
});

it("refuses any other secret of which one byte differs", async () => {
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  await fc.assert(
    fc.asyncProperty(change, async (change) => {
      const other = `whsec_${Buffer.from(withChange(key, change)).toString("base64")}`;
      const failure = verify(published.body, publishedHeaders, [other, otherSecret], { now });
      await expect(failure).rejects.toMatchObject(noMatch);
    }),
  );
});
