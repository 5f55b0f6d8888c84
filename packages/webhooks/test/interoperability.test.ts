import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { expect, it } from "vitest";
import { createSecret, sign, verify } from "../src/index.ts";

const text = fc.string({ unit: "binary", maxLength: 300 });
const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/);
const nowSeconds = () => Math.floor(Date.now() / 1000);

it("is verified by the common library", async () => {
  await fc.assert(
    fc.asyncProperty(id, text, async (id, body) => {
      const secrets = [createSecret(), createSecret()];
      const headers = await sign({ id, timestamp: nowSeconds(), body, secrets });
      for (const secret of secrets) {
        expect(() => new Webhook(secret).verify(body, headers, { jsonParse: false })).not.toThrow();
      }
      expect(() => new Webhook(createSecret()).verify(body, headers, { jsonParse: false })).toThrow("matching");
    }),
  );
});

// It reads bytes as UTF-8 before it signs them, and so signs something else when they are not.
it("verifies what the common library signs, text and UTF-8", async () => {
  await fc.assert(
    fc.asyncProperty(
      id,
      fc.oneof(
        text,
        text.map((body) => Buffer.from(body)),
      ),
      async (id, body) => {
        const [secret, timestamp] = [createSecret(), nowSeconds()];
        const signature = new Webhook(secret).sign(id, new Date(timestamp * 1000), body);
        const headers = { "webhook-id": id, "webhook-timestamp": String(timestamp), "webhook-signature": signature };
        expect(await verify(body, headers, secret)).toEqual({ id, timestamp });
      },
    ),
  );
});

it("is stricter than the common library: neither trailing text in the time nor secrets of one byte", async () => {
  const secret = "whsec_AA==";
  const time = `${nowSeconds()} or so`;
  const weak = new Webhook(secret);
  const signature = weak.sign("msg_1", new Date(nowSeconds() * 1000), "{}");
  const headers = { "webhook-id": "msg_1", "webhook-timestamp": time, "webhook-signature": signature };

  expect(() => weak.verify("{}", headers)).not.toThrow();
  await expect(verify("{}", headers, secret)).rejects.toThrow("24 to 64 bytes");
  await expect(verify("{}", headers, createSecret())).rejects.toMatchObject({ code: "malformed_header" });
});
