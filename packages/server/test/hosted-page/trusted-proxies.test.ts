import { once } from "node:events";
import { request } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createPageServer, type PageServer } from "../../src/hosted-page/page-server.ts";
import { createLogger } from "../../src/logger.ts";
import type { HostedSessions } from "../../src/payment-sessions/hosted-session.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";
import { passing } from "../harness/generous-limits.ts";

/** Whose requests were counted, in order. */
let counted: string[];
let pages: PageServer;
let port: string;

async function start(trustedProxies: string[], host = "127.0.0.1"): Promise<void> {
  const find = async () => undefined;
  const sessions: HostedSessions = { find, complete: find, resume: find, cancel: find };
  const count = (address: string) => {
    counted.push(address);
    return passing.count(address);
  };
  const limiter = { ...passing, count };
  const settings = {
    sessions,
    limiter,
    hostedPageUrl: "https://pay.example.com",
    brandName: "Acme Pay",
    trustedProxies,
  };
  pages = createPageServer({ ...settings, logger: createLogger("silent") });
  port = new URL(await pages.listen({ host, port: 0 })).port;
}

beforeEach(() => void (counted = []));
afterEach(() => pages.close());

/** Each header as a line of its own. Answers whose request it was taken for. */
async function send(forwardedFor: string[], more: Record<string, string> = {}, host = "127.0.0.1"): Promise<string> {
  const headers = [
    "host",
    "a",
    ...forwardedFor.flatMap((value) => ["x-forwarded-for", value]),
    ...Object.entries(more).flat(),
  ];
  const outgoing = request({ host, port, path: "/payment/setup/x", headers, agent: false }).end();
  const [response] = (await once(outgoing, "response")) as [NodeJS.ReadableStream];
  response.resume();
  await once(response, "end");
  return counted.at(-1) ?? "";
}

describe("without trusted proxies", () => {
  it("pays no attention to X-Forwarded-For", async () => {
    await start([]);
    expect(await send(["192.0.2.1"])).toBe("127.0.0.1");
  });

  it("believes no neighbour either that is none of the configured ones", async () => {
    await start(["10.0.0.0/8", "::1"]);
    expect(await send(["192.0.2.1"])).toBe("127.0.0.1");
  });
});

describe("behind a trusted proxy", () => {
  beforeEach(() => start(["127.0.0.0/8", "10.0.0.0/8", "fd00::/8"]));

  it.each([
    ["the client that it names", ["192.0.2.1"], "192.0.2.1"],
    ["the right-most one, for a client can write what it likes before it", ["198.51.100.9, 192.0.2.1"], "192.0.2.1"],
    ["the first one that is no proxy of ours", ["198.51.100.9, 192.0.2.1, 10.0.0.7"], "192.0.2.1"],
    ["the last one of several headers", ["198.51.100.9", "192.0.2.1"], "192.0.2.1"],
    [
      "the first one that is no proxy, over several headers",
      ["192.0.2.1", "10.1.1.1", "10.0.0.7, fd00::5"],
      "192.0.2.1",
    ],
    ["an IPv6 network", ["2001:db8::1"], "2001:db8:0:0::/64"],
    ["the client of a proxy that has an IPv6 address", ["2001:db8:5::1, fd00::5"], "2001:db8:5:0::/64"],
    ["a mapped IPv4 address as itself", ["::ffff:192.0.2.1"], "192.0.2.1"],
    ["the farthest one when all are proxies", ["10.0.0.8, 10.0.0.7"], "10.0.0.8"],
    ["an address with a port", ["192.0.2.1:4711"], "192.0.2.1"],
    ["the client of proxies that appear with ports", ["192.0.2.1:4711, 10.0.0.8:99, [fd00::5]:443"], "192.0.2.1"],
    ["the client of a proxy that is a mapped IPv4 address", ["192.0.2.1, ::ffff:10.0.0.8"], "192.0.2.1"],
  ])("takes %s", async (_name, forwardedFor, address) => {
    expect(await send(forwardedFor)).toBe(address);
  });

  it.each([
    ["no header", []],
    ["an empty one", [""]],
    ["what is no address", ["unknown"]],
    ["markup", ["<script>alert(1)</script>"]],
    ["commas", [",,,"]],
    ["a thousand characters", ["x".repeat(1_000)]],
  ])("takes the proxy itself for %s", async (_name, forwardedFor) => {
    expect(await send(forwardedFor)).toBe("127.0.0.1");
  });

  it("takes the nearest proxy for garbage before a proxy's address", async () => {
    expect(await send(["nobody, 10.0.0.7"])).toBe("10.0.0.7");
  });

  it("knows a proxy by its address though the listener is one for IPv6 as well", async () => {
    await pages.close();
    await start(["127.0.0.1"], "::");
    expect(await send(["192.0.2.1"])).toBe("192.0.2.1");
    expect(await send(["192.0.2.1"], {}, "::1")).toBe("0:0:0:0::/64");
  });
});

describe("where a request says that it was sent to", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ trustedProxies: ["127.0.0.1"] });
  });
  afterAll(() => server.close());
  beforeEach(() => start(["127.0.0.1"]));

  it("changes no answer of the API, and no URL in it", async () => {
    const said = { "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "gopher", "X-Forwarded-Port": "1" };
    const contractor = { headers: { ...said, Forwarded: "host=evil.example" } };
    const answers = [
      await server.client.get("/api/v1/contractors?limit=1", contractor),
      await server.client.get("/nowhere", contractor),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 404]);
    const text = JSON.stringify(answers.map(({ headers, body }) => [[...headers], body]));
    expect(text).not.toMatch(/evil|gopher/);
  });

  it("changes no page", async () => {
    const response = await fetch(`http://127.0.0.1:${port}/payment/setup/x`, {
      headers: { "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "http", "X-Forwarded-Prefix": "/evil" },
    });
    const text = JSON.stringify([[...response.headers], await response.text()]);
    expect([response.status, /evil/.test(text)]).toEqual([404, false]);
    expect(response.headers.get("strict-transport-security")).toBe("max-age=31536000");
  });
});
