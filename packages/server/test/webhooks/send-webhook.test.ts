import { lookup as lookupBySystem } from "node:dns";
import { getEventListeners, once } from "node:events";
import { readFileSync } from "node:fs";
import { createSecureServer } from "node:http2";
import { type AddressInfo, getDefaultAutoSelectFamily, setDefaultAutoSelectFamily, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { systemClock } from "../../src/clock.ts";
import { createWebhookSender, type SenderSettings, type WebhookSender } from "../../src/webhooks/send-webhook.ts";
import { checkTargetHost } from "../../src/webhooks/target-url.ts";
import { drip, pour, type RawReceiver, startRawReceiver } from "../harness/raw-receiver.ts";
import { startWebhookReceiver, type WebhookReceiver } from "../harness/webhook-receiver.ts";

const closings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0).toReversed()) await close();
});

function createSender(settings: Partial<SenderSettings> = {}): WebhookSender {
  const sender = createWebhookSender({ clock: systemClock, allowLoopback: true, ...settings });
  closings.push(() => sender.close());
  return sender;
}
async function start(...settings: Parameters<typeof startRawReceiver>): Promise<RawReceiver> {
  const receiver = await startRawReceiver(...settings);
  closings.push(() => receiver.close());
  return receiver;
}
async function startHttp(): Promise<WebhookReceiver> {
  const receiver = await startWebhookReceiver();
  closings.push(() => receiver.close());
  return receiver;
}

type Sent = Parameters<WebhookSender["send"]>[0];
const request = (url: string, more: Partial<Sent> = {}): Sent => ({
  url,
  environment: "test",
  headers: { "content-type": "application/json", "webhook-id": "ev_1" },
  body: '{"name":"Ä"}',
  signal: new AbortController().signal,
  ...more,
});
const urlOf = ({ port }: RawReceiver) => `http://127.0.0.1:${port}/`;

const fixture = (name: string) => readFileSync(new URL(`fixtures/test-only-${name}.pem`, import.meta.url), "utf8");
const tls = { key: fixture("key"), cert: fixture("certificate") };

const cut = "The connection was closed before the response was complete.";
const invalid = "The response is not valid HTTP, or its headers are too large.";
const lateAfter = (seconds: number) => `There was no complete response within ${seconds} seconds.`;
const late = lateAfter(0.5);
/** Of an answer whose headers have to be read before. */
const lateBody = lateAfter(3);
const untrusted = "No trusted TLS connection could be made.";
const refused = "The host has an address that is not public.";
const unresolved = "The host name does not resolve.";
const failed = "The request failed.";
const timeoutMs = 500;
const timeLimits = new Map<string | null, { timeoutMs: number }>([
  [late, { timeoutMs }],
  [lateBody, { timeoutMs: 3_000 }],
]);

/** Both ends are in this process, so what was written is read within a few turns of the event loop. */
async function letArrive(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await delay(5);
}

describe("a response", () => {
  it.each([200, 204, 301, 307, 400, 410, 429, 500, 599])("of %i is an answer", async (status) => {
    const receiver = await startHttp();
    receiver.answer = (response) => void response.writeHead(status).end();
    const result = await createSender().send(request(`${receiver.url}?a=1&b=%20`));
    const durationMs: unknown = expect.any(Number);
    expect(result).toEqual({ statusCode: status, error: null, retryAfterSeconds: undefined, durationMs });
    expect(receiver.received).toMatchObject([{ body: '{"name":"Ä"}', headers: { "webhook-id": "ev_1" } }]);
  });

  it.each([301, 302, 303, 307, 308])("of %i leads nowhere", async (status) => {
    const [receiver, internal] = [await startHttp(), await startHttp()];
    receiver.answer = (response) => void response.writeHead(status, { location: internal.url }).end();
    expect(await createSender().send(request(receiver.url))).toMatchObject({ statusCode: status, error: null });
    expect(internal.received).toEqual([]);
  });

  it.each([
    ["seconds", "120", 120],
    ["a date", "Fri, 02 Jan 2026 03:05:05 GMT", 60],
    ["more than a day", "1000000", 86_400],
    ["junk", "soon", undefined],
  ])("with Retry-After in %s says when to come back", async (_name, header, retryAfterSeconds) => {
    const receiver = await startHttp();
    receiver.answer = (response) => void response.writeHead(429, { "retry-after": header }).end();
    const clock = { ...systemClock, now: () => new Date("2026-01-02T03:04:05Z") };
    const result = await createSender({ clock }).send(request(receiver.url));
    expect(result).toMatchObject({ statusCode: 429, retryAfterSeconds });
  });

  it("with Retry-After twice says nothing", async () => {
    const receiver = await start((socket) =>
      socket.write("HTTP/1.1 503 -\r\nretry-after: 1\r\nretry-after: 2\r\ncontent-length: 0\r\n\r\n"),
    );
    const result = await createSender().send(request(urlOf(receiver)));
    expect(result).toMatchObject({ statusCode: 503, retryAfterSeconds: undefined });
  });

  it("carries the whole request, with the length in bytes and no more headers than it needs", async () => {
    const receiver = await startHttp();
    await createSender().send(request(receiver.url));
    expect(receiver.received[0]?.headers).toEqual({
      host: new URL(receiver.url).host,
      connection: "keep-alive",
      "content-length": "13",
      "content-type": "application/json",
      "webhook-id": "ev_1",
    });
  });
});

const ok = "HTTP/1.1 200 OK\r\n";
const empty = `${ok}content-length: 0\r\n\r\n`;
const switching = "HTTP/1.1 101 -\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n";
const chunked = `${ok}transfer-encoding: chunked\r\n\r\n`;
type Answer = (socket: Socket) => unknown;
const answers: [name: string, answer: Answer, statusCode: number | null, error: string | null][] = [
  ["resets before the headers", (socket) => socket.resetAndDestroy(), null, cut],
  ["ends before the headers", (socket) => socket.end(), null, cut],
  ["ends within the headers", (socket) => socket.end(`${ok}content-le`), null, cut],
  [
    "resets after the headers",
    async (socket) => {
      socket.write(`${ok}content-length: 9\r\n\r\n1`);
      await letArrive();
      socket.resetAndDestroy();
    },
    200,
    cut,
  ],
  ["ends within the body", (socket) => socket.end(`${ok}content-length: 9\r\n\r\n1`), 200, cut],
  ["ends within a chunk", (socket) => socket.end(`${chunked}9\r\n1`), 200, cut],
  ["ends before the last chunk", (socket) => socket.end(`${chunked}1\r\n1\r\n`), 200, cut],
  ["sends a chunk without a size", (socket) => socket.end(`${chunked}x\r\n`), 200, invalid],
  ["says HTTP/1.0 and ends", (socket) => socket.end("HTTP/1.0 200 OK\r\n\r\nyes"), 200, null],
  ["says HTTP/1.0 with a length", (socket) => socket.write("HTTP/1.0 200 OK\r\ncontent-length: 0\r\n\r\n"), 200, null],
  ["has a body that ends with the connection", (socket) => socket.end(`${ok}\r\nyes`), 200, null],
  ["sends more than it says", (socket) => socket.write(`${ok}content-length: 1\r\n\r\nyesyes`), 200, null],
  ["sends garbage", (socket) => socket.end("yes\r\n\r\n"), null, invalid],
  ["sends zeros", (socket) => socket.end(Buffer.alloc(1_024)), null, invalid],
  ["speaks another protocol", (socket) => socket.end("SSH-2.0-OpenSSH_9.9\r\n"), null, invalid],
  ["sends two lengths", (socket) => socket.end(`${ok}content-length: 1\r\ncontent-length: 2\r\n\r\n1`), null, invalid],
  ["sends a length that is none", (socket) => socket.end(`${ok}content-length: -1\r\n\r\n`), null, invalid],
  ["sends a status of four digits", (socket) => socket.end("HTTP/1.1 2000 OK\r\n\r\n"), null, invalid],
  ["switches protocols", (socket) => socket.write(switching), null, cut],
  ["hints early", (socket) => socket.write(`HTTP/1.1 103 -\r\nlink: <a>\r\n\r\n${empty}`), 200, null],
  ["has one huge header", (socket) => pour(socket, "a".repeat(4_096), `${ok}x: `), null, invalid],
  ["has endless headers", (socket) => pour(socket, "x: y\r\n".repeat(500), ok), null, invalid],
  ["has endless trailers", (socket) => pour(socket, "x: y\r\n".repeat(500), `${chunked}0\r\n`), 200, invalid],
  ["has an endless reason", (socket) => pour(socket, "a".repeat(4_096), "HTTP/1.1 200 "), null, late],
  ["has endless interim responses", (socket) => pour(socket, "HTTP/1.1 103 -\r\n\r\n".repeat(100)), null, invalid],
  ["has an endless chunk extension", (socket) => pour(socket, "a".repeat(4_096), `${chunked}1;`), 200, lateBody],
  ["is silent", () => {}, null, late],
  ["sends headers byte by byte", (socket) => drip(socket, `${ok}x: y\r\n`, 20), null, late],
  [
    "sends a body byte by byte",
    (socket) => {
      socket.write(`${ok}content-length: 1000000\r\n\r\n`);
      drip(socket, "a", 20);
    },
    200,
    lateBody,
  ],
  ["never ends its body", (socket) => socket.write(`${ok}content-length: 2\r\n\r\n1`), 200, lateBody],
];

describe("an endpoint that", () => {
  it.each(answers)("%s", async (_name, answer, statusCode, error) => {
    const receiver = await start(answer);
    const sender = createSender(timeLimits.get(error));
    expect(await sender.send(request(urlOf(receiver)))).toMatchObject({ statusCode, error });
    // Nothing is left of it that would hold up or confuse the next request.
    await sender.close();
    await expect.poll(() => receiver.sockets.size).toBe(0);
  });
});

describe("a body", () => {
  it("of 5 GB is cut off after 16 KiB, and takes no memory", async () => {
    const { promise, resolve } = Promise.withResolvers<number>();
    const chunk = Buffer.alloc(64 * 1_024, "a");
    const length = 5 * 1_024 ** 3;
    const head = `${ok}content-length: ${length}\r\n\r\n`;
    const receiver = await start((socket) => void pour(socket, chunk, head, length).then(resolve));
    const before = process.memoryUsage();
    const result = await createSender().send(request(urlOf(receiver)));
    const after = process.memoryUsage();
    expect(result).toMatchObject({ statusCode: 200, error: null });
    // What the buffers of both ends of a connection hold.
    expect(await promise).toBeLessThan(32 * 1_024 ** 2);
    expect(after.heapUsed + after.external - before.heapUsed - before.external).toBeLessThan(16 * 1_024 ** 2);
  });

  it.each([16_384, 16_385, 100_000])("of %i bytes is no failure", async (bytes) => {
    const receiver = await startHttp();
    receiver.answer = (response) => void response.writeHead(200).end("a".repeat(bytes));
    expect(await createSender().send(request(receiver.url))).toMatchObject({ statusCode: 200, error: null });
  });

  it("of 16 KiB leaves the connection to the next request, and a longer one does not", async () => {
    let body = "a".repeat(16_384);
    const receiver = await start((socket) => {
      const answer = () => socket.write(`${ok}content-length: ${body.length}\r\n\r\n${body}`);
      answer();
      socket.on("data", (chunk) => chunk.includes("POST") && answer());
    });
    const sender = createSender();
    const send = async () => {
      const result = await sender.send(request(urlOf(receiver)));
      // A connection is free again only after a turn of the event loop.
      await new Promise(setImmediate);
      return result;
    };
    await send();
    await send();
    expect(receiver.connections).toBe(1);
    body = "a".repeat(16_385);
    await send();
    await expect.poll(() => receiver.sockets.size).toBe(0);
    expect(await send()).toMatchObject({ statusCode: 200, error: null });
    expect(receiver.connections).toBe(2);
  });

  it.each([
    ["gzip that unpacks to 64 MB", gzipSync(Buffer.alloc(64 * 1_024 ** 2))],
    ["what is no gzip at all", Buffer.from("plain")],
  ])("of %s is not unpacked", async (_name, body) => {
    const receiver = await startHttp();
    receiver.answer = (response) => void response.writeHead(200, { "content-encoding": "gzip" }).end(body);
    expect(await createSender().send(request(receiver.url))).toMatchObject({ statusCode: 200, error: null });
  });
});

type Addresses = { address: string; family: number }[];
/** Resolves every name to the same addresses, and counts how often. */
function answering(...addresses: string[]) {
  const found: Addresses = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
  const names: string[] = [];
  const lookup: SenderSettings["lookup"] = (name, options, callback) => {
    names.push(name);
    if (options.all) setImmediate(callback, null, found);
    else setImmediate(callback, null, found[0]?.address ?? "", found[0]?.family);
  };
  return { names, lookup };
}

describe("TLS", () => {
  const { lookup } = answering("127.0.0.1");
  const answer = (socket: Socket) => socket.write(empty);
  const urlOf = ({ port }: RawReceiver, host = "receiver.example.com") => `https://${host}:${port}/`;

  it("is made with a certificate that is trusted", async () => {
    const receiver = await start(answer, tls);
    const sender = createSender({ lookup, ca: tls.cert });
    expect(await sender.send(request(urlOf(receiver)))).toMatchObject({ statusCode: 200, error: null });
  });

  it.each([
    ["a certificate that nobody trusts", {}, "receiver.example.com"],
    ["a certificate of another name", { ca: tls.cert }, "other.example.com"],
    ["a certificate of a name within the same domain", { ca: tls.cert }, "a.receiver.example.com"],
    ["a certificate without the address", { ca: tls.cert }, "127.0.0.1"],
  ])("is not made with %s", async (_name, settings, host) => {
    const receiver = await start(answer, tls);
    const result = await createSender({ lookup, ...settings }).send(request(urlOf(receiver, host)));
    expect(result).toMatchObject({ statusCode: null, error: untrusted });
  });

  it("is not made with what nobody trusts even if the environment turns that off", async () => {
    process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = "0";
    closings.push(async () => void delete process.env["NODE_TLS_REJECT_UNAUTHORIZED"]);
    const receiver = await start(answer, tls);
    const result = await createSender({ lookup }).send(request(urlOf(receiver)));
    expect(result).toMatchObject({ statusCode: null, error: untrusted });
  });

  it.each([
    ["speaks plain HTTP", answer, untrusted],
    ["hangs up", (socket: Socket) => socket.end(), cut],
    ["is silent", () => {}, late],
  ])("is not made with a host that %s", async (_name, answer, error) => {
    const receiver = await start(answer);
    const result = await createSender({ lookup, ...timeLimits.get(error) }).send(request(urlOf(receiver)));
    expect(result).toMatchObject({ statusCode: null, error });
  });

  it("carries HTTP/1.1, whose bounds are set here, even to a host that prefers HTTP/2", async () => {
    const versions: string[] = [];
    const server = createSecureServer({ ...tls, allowHTTP1: true }, (request, response) => {
      versions.push(request.httpVersion);
      response.writeHead(200).end();
    });
    closings.push(async () => void server.close());
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address() as AddressInfo;
    const result = await createSender({ lookup, ca: tls.cert }).send(request(`https://receiver.example.com:${port}/`));
    expect(result).toMatchObject({ statusCode: 200, error: null });
    expect(versions).toEqual(["1.1"]);
  });
});

describe("a host", () => {
  const live = { environment: "live" as const };

  it.each([
    ["loopback", ["127.0.0.1"]],
    ["loopback of IPv6", ["::1"]],
    ["loopback mapped into IPv6", ["::ffff:127.0.0.1"]],
    ["loopback after public addresses", ["8.8.8.8", "2606:4700:4700::1111", "127.0.0.1"]],
    ["loopback before public addresses", ["127.0.0.1", "8.8.8.8"]],
    ["a private address", ["10.0.0.1"]],
    ["the metadata of a cloud", ["169.254.169.254"]],
  ])("in live that resolves to %s gets no connection, whatever the operator allows", async (_name, addresses) => {
    const receiver = await start();
    const { lookup, names } = answering(...addresses);
    const result = await createSender({ lookup }).send(request(`https://hooks.example.com:${receiver.port}/`, live));
    expect(result).toMatchObject({ statusCode: null, error: refused });
    expect(names).toEqual(["hooks.example.com"]);
    expect(receiver.connections).toBe(0);
  });

  it.each([
    ["a private address", ["10.0.0.1"]],
    ["a private address after loopback", ["127.0.0.1", "10.0.0.1"]],
    ["nowhere", ["0.0.0.0"]],
  ])("in test that resolves to %s gets no connection where loopback is allowed", async (_name, addresses) => {
    const receiver = await start();
    const { lookup } = answering(...addresses);
    const result = await createSender({ lookup }).send(request(`http://hooks.example.com:${receiver.port}/`));
    expect(result).toMatchObject({ statusCode: null, error: refused });
    expect(receiver.connections).toBe(0);
  });

  it("that was public when it was checked and is loopback when it is sent to gets no connection", async () => {
    const receiver = await start();
    const url = `https://hooks.example.com:${receiver.port}/`;
    const rules = { environment: "test", allowLoopback: false } as const;
    expect(await checkTargetHost(url, rules, async () => ["8.8.8.8"])).toBeUndefined();
    const { lookup } = answering("127.0.0.1");
    const result = await createSender({ lookup, allowLoopback: false }).send(request(url));
    expect(result).toMatchObject({ statusCode: null, error: refused });
    expect(receiver.connections).toBe(0);
  });

  it.each(["127.0.0.1", "127.1", "0x7f000001", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "[::]", "localhost"])(
    "of %s gets no connection where loopback is not allowed",
    async (host) => {
      const receiver = await start();
      const sender = createSender({ allowLoopback: false, lookup: lookupBySystem });
      const results = await Promise.all([
        sender.send(request(`http://${host}:${receiver.port}/`)),
        sender.send(request(`https://${host}:${receiver.port}/`)),
        createSender({ lookup: lookupBySystem }).send(request(`https://${host}:${receiver.port}/`, live)),
      ]);
      expect(results.map(({ error }) => error)).toEqual([refused, refused, refused]);
      expect(receiver.connections).toBe(0);
    },
  );

  it.each(["10.0.0.1", "169.254.169.254", "[fd00:ec2::254]", "[64:ff9b::7f00:1]", "0.0.0.0"])(
    "of %s gets no connection even where loopback is allowed",
    async (host) => {
      expect(await createSender().send(request(`http://${host}/`))).toMatchObject({ statusCode: null, error: refused });
    },
  );

  it("of test is not sent to over its kept connection for live", async () => {
    const receiver = await start((socket) => socket.write(empty));
    const sender = createSender();
    await sender.send(request(urlOf(receiver)));
    expect(receiver.sockets.size).toBe(1);
    expect(await sender.send(request(urlOf(receiver), live))).toMatchObject({ statusCode: null, error: refused });
    expect(receiver.connections).toBe(1);
  });

  it.each([true, false])("is reached whether or not several addresses are tried at once: %s", async (isAutomatic) => {
    const before = getDefaultAutoSelectFamily();
    setDefaultAutoSelectFamily(isAutomatic);
    closings.push(async () => setDefaultAutoSelectFamily(before));
    const receiver = await startHttp();
    const { port } = new URL(receiver.url);
    const sender = createSender({ lookup: answering("127.0.0.1").lookup });
    const result = await sender.send(request(`http://hooks.example.com:${port}/`));
    expect(result).toMatchObject({ statusCode: 204, error: null });
    const refusing = createSender({ lookup: answering("127.0.0.1", "10.0.0.1").lookup });
    expect(await refusing.send(request(`http://hooks.example.com:${port}/`))).toMatchObject({ error: refused });
  });

  it("is not sent to if its name has no address", async () => {
    const sender = createSender({ lookup: answering().lookup });
    const result = await sender.send(request("http://hooks.example.com/"));
    expect(result).toMatchObject({ statusCode: null, error: unresolved });
  });

  it("that names this machine is reached where loopback is allowed, and nowhere else", async () => {
    const receiver = await startHttp();
    const url = `http://localhost:${new URL(receiver.url).port}/`;
    expect(await createSender().send(request(url))).toMatchObject({ statusCode: 204, error: null });
    expect((await createSender().send(request(url, live))).error).toBeOneOf([refused, unresolved]);
    expect(receiver.received).toHaveLength(1);
  });

  it("is not sent to if its name does not resolve", async () => {
    const lookup: SenderSettings["lookup"] = (_name, _options, callback) =>
      callback(Object.assign(new Error("secret"), { code: "ENOTFOUND" }), []);
    const result = await createSender({ lookup }).send(request("http://hooks.example.com/"));
    expect(result).toMatchObject({ statusCode: null, error: unresolved });
  });

  it("whose name is never resolved takes no longer than any other", async () => {
    const sender = createSender({ lookup: () => {}, timeoutMs });
    expect(await sender.send(request("http://hooks.example.com/"))).toMatchObject({ statusCode: null, error: late });
  });

  it("is not sent to through a proxy of the environment", async () => {
    const [receiver, proxy] = [await startHttp(), await start()];
    for (const name of ["http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NODE_USE_ENV_PROXY"]) {
      process.env[name] = urlOf(proxy);
      closings.push(async () => void delete process.env[name]);
    }
    expect(await createSender().send(request(receiver.url))).toMatchObject({ statusCode: 204, error: null });
    expect(proxy.connections).toBe(0);
  });
});

describe("a sender", () => {
  it("gives every request up in time, also while many others to the same host are silent", async () => {
    const receiver = await start();
    const sender = createSender({ timeoutMs: 15_000 });
    const sending = Array.from({ length: 300 }, () => sender.send(request(urlOf(receiver))));
    // None waits for the place of another one, which is given up no sooner.
    await expect.poll(() => receiver.connections).toBe(300);
    const results = await Promise.all(sending);
    expect(new Set(results.map(({ error }) => error))).toEqual(new Set([lateAfter(15)]));
  });

  it("sends nothing once it is told to give up", async () => {
    const receiver = await start();
    const result = await createSender().send(request(urlOf(receiver), { signal: AbortSignal.abort() }));
    expect(result).toMatchObject({ statusCode: null, error: failed });
    expect(receiver.connections).toBe(0);
  });

  it.each([
    ["before there is a connection", undefined, null],
    ["before the headers", () => {}, null],
    ["within the headers", (socket: Socket) => socket.write(`${ok}x`), null],
    ["within the body", (socket: Socket) => socket.write(`${ok}content-length: 2\r\n\r\n1`), 200],
  ])("gives up %s when it is told to", async (_name, answer, statusCode) => {
    const begun = Promise.withResolvers<void>();
    const receiver = await start((socket) => {
      answer?.(socket);
      begun.resolve();
    });
    const lookup = answer === undefined ? () => begun.resolve() : answering("127.0.0.1").lookup;
    const sender = createSender({ lookup });
    const ending = new AbortController();
    const sending = sender.send(request(`http://hooks.example.com:${receiver.port}/`, { signal: ending.signal }));
    await begun.promise;
    await letArrive();
    ending.abort();
    expect(await sending).toMatchObject({ statusCode, error: failed });
    await expect.poll(() => receiver.sockets.size).toBe(0);
  });

  it("leaves nothing behind on a signal that lives long", async () => {
    const receiver = await startHttp();
    const { signal } = new AbortController();
    const sender = createSender();
    await Promise.all(Array.from({ length: 50 }, () => sender.send(request(receiver.url, { signal }))));
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("leaves no connection, timer or rejection behind once it is closed", async () => {
    const connections = () => process.getActiveResourcesInfo().filter((name) => /TCP|TLS|GetAddrInfo/.test(name));
    const timers = () => process.getActiveResourcesInfo().filter((name) => /Timeout|Immediate/.test(name)).length;
    await expect.poll(connections).toEqual([]);
    const timersBefore = timers();
    const rejected: unknown[] = [];
    const collect = (reason: unknown) => void rejected.push(reason);
    process.on("unhandledRejection", collect);
    const silent = await startRawReceiver();
    const receiver = await startWebhookReceiver();
    const { lookup } = answering("127.0.0.1");
    const sender = createSender({ lookup: (name, ...rest) => name.startsWith("hangs") || lookup(name, ...rest) });
    const hosts = ["http://hangs.example.com/", "https://hangs.example.com/", urlOf(silent)];
    const sending = hosts.map((url) => sender.send(request(url)));
    await sender.send(request(receiver.url));
    await expect.poll(() => silent.sockets.size).toBe(1);
    await sender.close();
    for (const result of await Promise.all(sending)) expect(result).toMatchObject({ statusCode: null, error: failed });
    expect(await sender.send(request(receiver.url))).toMatchObject({ statusCode: null, error: failed });
    await expect.poll(() => silent.sockets.size).toBe(0);
    await Promise.all([silent.close(), receiver.close()]);
    await expect.poll(connections).toEqual([]);
    expect(timers()).toBeLessThanOrEqual(timersBefore);
    process.off("unhandledRejection", collect);
    expect(rejected).toEqual([]);
  });

  it("fails where the request cannot be made", async () => {
    const receiver = await start();
    const result = await createSender().send(request(urlOf(receiver), { headers: { a: "b\r\nc: d" } }));
    expect(result).toMatchObject({ statusCode: null, error: failed });
    expect(receiver.connections).toBe(0);
  });
});
