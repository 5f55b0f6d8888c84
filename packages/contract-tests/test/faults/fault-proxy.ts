import { once } from "node:events";
import { createServer, type IncomingMessage, request as send, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Fault, Memory, ProxyRequest, ProxyResponse } from "./fault.ts";

export interface FaultProxy {
  baseUrl: string;
  close(): Promise<void>;
}

/** The server behind it, with one fault. Webhooks pass through as well: an endpoint on this machine is registered by way of it. */
export async function startFaultProxy(upstream: string, fault: Fault): Promise<FaultProxy> {
  const memory: Memory = new Map();
  const relay = await listen((incoming, outgoing) => relayWebhook(incoming, outgoing, fault, memory));
  const proxy = await listen((incoming, outgoing) =>
    forward(incoming, outgoing, { upstream, relay: relay.url, fault, memory }),
  );
  return {
    baseUrl: proxy.url,
    async close() {
      await Promise.all([proxy.close(), relay.close()]);
    },
  };
}

async function listen(handler: (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>) {
  const server: Server = createServer((incoming, outgoing) => {
    // What breaks off on one side is broken off on the other.
    handler(incoming, outgoing).catch(() => outgoing.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Way {
  upstream: string;
  relay: string;
  fault: Fault;
  memory: Memory;
}

async function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { upstream, relay, fault, memory }: Way,
): Promise<void> {
  const request = await read(incoming);
  const changed = fault.onRequest?.(request, memory) ?? request;
  if (changed === "hang up") {
    outgoing.destroy();
    return;
  }
  const response =
    "status" in changed ? changed : restoreUrls(await exchange(upstream, viaRelay(changed, relay)), relay);
  const spoiled = fault.onResponse?.(response, "status" in changed ? request : changed, memory) ?? response;
  answer(outgoing, request.method, spoiled);
}

async function relayWebhook(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  fault: Fault,
  memory: Memory,
): Promise<void> {
  const webhook = await read(incoming);
  const receiver = decodeURIComponent(webhook.target.slice(1));
  const sent = fault.onWebhook?.(webhook, memory) ?? [webhook];
  let status = 204;
  for (const each of sent) {
    const { pathname } = new URL(receiver);
    ({ status } = await exchange(new URL(receiver).origin, { ...each, target: pathname }));
  }
  outgoing.writeHead(fault.onWebhookAnswer?.(status) ?? status).end();
}

const local = /http:\/\/127\.0\.0\.1:\d+\/webhooks/g;

/** The URL of a local receiver becomes one of the relay's that contains it, and back. */
const viaRelay = (request: ProxyRequest, relay: string): ProxyRequest =>
  request.target.includes("/webhook_endpoints")
    ? { ...request, body: replaceText(request.body, local, (url) => `${relay}/${encodeURIComponent(url)}`) }
    : request;

const restoreUrls = (response: ProxyResponse, relay: string): ProxyResponse => ({
  ...response,
  body: replaceText(response.body, new RegExp(`${relay}/([^"]+)`, "g"), (url) =>
    decodeURIComponent(url.slice(relay.length + 1)),
  ),
});

function replaceText(body: Buffer, pattern: RegExp, replace: (text: string) => string): Buffer {
  const text = body.toString("latin1");
  const replaced = text.replace(pattern, replace);
  return replaced === text ? body : Buffer.from(replaced, "latin1");
}

async function read(incoming: IncomingMessage): Promise<ProxyRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return {
    method: incoming.method ?? "",
    target: incoming.url ?? "",
    headers: plainHeaders(incoming),
    body: Buffer.concat(chunks),
  };
}

const plainHeaders = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(", ")]));

/** Headers that are between two neighbours (RFC 9110, section 7.6.1), and the length, which may have changed. */
const ofConnection = ["connection", "keep-alive", "transfer-encoding", "content-length", "host"];

const endToEnd = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !ofConnection.includes(name)));

function exchange(origin: string, { method, target, headers, body }: ProxyRequest): Promise<ProxyResponse> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const length =
      body.length > 0 || headers["content-length"] !== undefined ? { "content-length": String(body.length) } : {};
    const outgoing = send({
      hostname,
      port,
      method,
      path: target,
      headers: { ...endToEnd(headers), ...length },
      agent: false,
    });
    outgoing.on("error", reject).on("response", (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk)).on("error", reject);
      incoming.on("end", () =>
        resolve({ status: incoming.statusCode ?? 0, headers: plainHeaders(incoming), body: Buffer.concat(chunks) }),
      );
    });
    outgoing.end(body);
  });
}

function answer(outgoing: ServerResponse, method: string, { status, headers, body }: ProxyResponse): void {
  const length = method === "HEAD" ? {} : { "content-length": String(body.length) };
  outgoing.writeHead(status, { ...endToEnd(headers), ...length });
  outgoing.end(method === "HEAD" ? undefined : body);
}
