import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createResolve } from "../../src/webhooks/resolve.ts";

const typeA = 1;
const addresses: Record<number, Buffer> = {
  [typeA]: Buffer.from([8, 8, 8, 8]),
  28: Buffer.from("26064700470000000000000000001111", "hex"),
};

let server: Socket;
beforeEach(async () => {
  server = createSocket("udp4", (query, { port, address }) => {
    const label = query.subarray(13, 13 + (query[12] ?? 0)).toString();
    const answer = answerTo(query, label);
    if (answer !== undefined) server.send(answer, port, address);
  });
  server.bind(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(async () => {
  server.close();
  await once(server, "close");
});

/** By the name's first label: the question again, and at most one record, whose name points to it (RFC 1035, 4.1). */
function answerTo(query: Buffer, label: string): Buffer | undefined {
  const endOfName = query.indexOf(0, 12) + 1;
  const type = query.readUInt16BE(endOfName);
  const isKnown = label === "both" || (label === "v4" && type === typeA);
  if (label === "silent") return undefined;
  const address = addresses[type];
  const question = query.subarray(12, endOfName + 4);
  const head = Buffer.from([query[0]!, query[1]!, 0x81, isKnown ? 0x80 : 0x83, 0, 1, 0, isKnown ? 1 : 0, 0, 0, 0, 0]);
  if (!isKnown || address === undefined) return Buffer.concat([head, question]);
  const record = Buffer.from([0xc0, 12, 0, type, 0, 1, 0, 0, 0, 60, 0, address.length]);
  return Buffer.concat([head, question, record, address]);
}

const resolve = (hostname: string, timeoutMs?: number) =>
  createResolve({ servers: [`127.0.0.1:${server.address().port}`], ...(timeoutMs !== undefined && { timeoutMs }) })(
    hostname,
  );

it.each([
  ["both.example.com", ["8.8.8.8", "2606:4700:4700::1111"]],
  ["v4.example.com", ["8.8.8.8"]],
  ["none.example.com", []],
  ["localhost", ["127.0.0.1", "::1"]],
  ["both.invalid", []],
  ["app.localhost", ["127.0.0.1", "::1"]],
])("resolves %s to %j", async (hostname, expected) => {
  expect(await resolve(hostname)).toEqual(expected);
});

it("finds nothing where the name server is silent, in bounded time", async () => {
  expect(await resolve("silent.example.com", 200)).toEqual([]);
}, 30_000);

it("resolves a name while a hundred others are not answered", async () => {
  const silent = Array.from({ length: 100 }, () => resolve("silent.example.com", 3_000));
  const first = await Promise.race([resolve("both.example.com"), ...silent]);
  expect(first).toEqual(["8.8.8.8", "2606:4700:4700::1111"]);
  expect(await Promise.all(silent)).toEqual(Array.from({ length: 100 }, () => []));
});
