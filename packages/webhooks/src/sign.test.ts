import { createHmac, createSecretKey } from "node:crypto";
import { describe, expect, it } from "vitest";
import { otherSecret, published, publishedHeaders } from "../test/vectors.ts";
import { decodeSecret } from "./secret.ts";
import { sign, type Signer, type SignOptions } from "./sign.ts";

const { id, timestamp, body, secret } = published;
const options: SignOptions = { id, timestamp, body, secrets: [secret] };

/** How a server in Node signs. */
function nodeSigner(secret: string): Signer {
  const key = createSecretKey(decodeSecret(secret));
  return (content) => createHmac("sha256", key).update(content).digest();
}

describe("signing", () => {
  it("gives the published signature", async () => {
    expect(await sign(options)).toEqual(publishedHeaders);
    expect(await sign({ ...options, body: Buffer.from(body) })).toEqual(publishedHeaders);
  });

  it.each([
    ["nothing", "", "GsnVozukDiVmbnjDPsr6Y6lFW7x/ARAGr0VbaFdOnHY="],
    ["text beyond ASCII", "é€😀", "QqF/CiMNVtqdynDh/aKm6XxqSeusmELb3f2TjZcplnY="],
    ["bytes that are not UTF-8", new Uint8Array([0xff, 0x00, 0xc3]), "jjkXClKGPaP4w7cQnog+F8+z8MM/cqGbmvjyGAyS7JA="],
  ])("gives the known signature of %s", async (_name, body, signature) => {
    const headers = await sign({ ...options, body, secrets: [otherSecret] });
    expect(headers["webhook-signature"]).toBe(`v1,${signature}`);
    expect(await sign({ ...options, body, secrets: [nodeSigner(otherSecret)] })).toEqual(headers);
  });

  it("gives one signature for each secret, in their order, by either kind of signer", async () => {
    const [first, second] = [await sign(options), await sign({ ...options, secrets: [otherSecret] })];
    const both = await sign({ ...options, secrets: [nodeSigner(secret), otherSecret] });
    expect(both["webhook-signature"]).toBe(`${first["webhook-signature"]} ${second["webhook-signature"]}`);
  });

  it("waits for a signer that takes time", async () => {
    const slow: Signer = async (content) => nodeSigner(secret)(content);
    expect(await sign({ ...options, secrets: [slow] })).toEqual(publishedHeaders);
  });
});

describe("signing refuses", () => {
  const signWith = (change: object) => sign({ ...options, ...change });

  it.each([undefined, "", "a.b", "a b", "a\n", "ü", "a".repeat(256)])("the id %j", async (id) => {
    await expect(signWith({ id })).rejects.toThrow(TypeError);
    await expect(signWith({ id })).rejects.toThrow("An id has 1 to 255 visible ASCII characters");
  });

  it.each([Number.NaN, Infinity, -1, 1.5, 1e21, Date.now(), new Date()])("the time %s", async (timestamp) => {
    await expect(signWith({ timestamp })).rejects.toThrow(TypeError);
  });

  it("no secrets, and more than eight", async () => {
    await expect(signWith({ secrets: [] })).rejects.toThrow("1 to 8 signatures");
    await expect(signWith({ secrets: Array.from({ length: 9 }, () => secret) })).rejects.toThrow("1 to 8 signatures");
  });

  it("a secret that is none, without showing it", async () => {
    await expect(signWith({ secrets: [secret.slice(0, -4)] })).rejects.toThrow(/^(?!.*MfKQ).*24 to 64 bytes/);
  });

  it("a signer that returns no digest", async () => {
    await expect(signWith({ secrets: [() => new Uint8Array(20)] })).rejects.toThrow("32 bytes");
  });

  it("a body that is not raw", async () => {
    await expect(signWith({ body: { test: 1 } })).rejects.toThrow("must be the raw one");
  });
});
