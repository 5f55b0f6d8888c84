import type { AddressInfo } from "node:net";
import { createServer } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { createApp as createExpressApp } from "../examples/express.ts";
import { createApp as createFastifyApp } from "../examples/fastify.ts";
import { createHandler } from "../examples/fetch.ts";
import { createApp as createHonoApp } from "../examples/hono.ts";
import type { WebhookEvent } from "../src/index.ts";
import { exampleEvent, signDelivery } from "../src/testing/index.ts";
import { otherSecret, published } from "./vectors.ts";

type HandleEvent = (event: WebhookEvent) => Promise<void>;
type Send = (request: Request) => Promise<Response>;

const { secret } = published;

/** Sends over a real connection, because raw bodies are a matter of what a server makes of them. */
function sendTo(port: number): Send {
  return async (request) => {
    const { pathname } = new URL(request.url);
    const body = await request.arrayBuffer();
    return fetch(`http://127.0.0.1:${port}${pathname}`, { method: "POST", headers: request.headers, body });
  };
}

async function startExpress(handleEvent: HandleEvent): Promise<Send> {
  const app = createExpressApp(secret, handleEvent);
  // Its error handler prints the stack otherwise.
  app.set("env", "test");
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return sendTo((server.address() as AddressInfo).port);
}

async function startFastify(handleEvent: HandleEvent): Promise<Send> {
  const app = createFastifyApp(secret, handleEvent);
  await app.listen({ host: "127.0.0.1", port: 0 });
  onTestFinished(() => app.close());
  return sendTo((app.server.address() as AddressInfo).port);
}

const startHono = async (handleEvent: HandleEvent): Promise<Send> => {
  const app = createHonoApp(secret, handleEvent);
  return async (request) => app.request(request);
};

const startFetch = async (handleEvent: HandleEvent): Promise<Send> => createHandler(secret, handleEvent);

const frameworks: [string, (handleEvent: HandleEvent) => Promise<Send>][] = [
  ["express", startExpress],
  ["fastify", startFastify],
  ["hono", startHono],
  ["fetch", startFetch],
];

describe.each(frameworks)("the example for %s", (_name, start) => {
  const event = exampleEvent("payment.session.completed", { data: { contractor_id: "cn_é€😀" } });

  async function receive(change: (request: Request) => Request = (request) => request, secrets = secret) {
    const received: WebhookEvent[] = [];
    const send = await start(async (event) => void received.push(event));
    const { request } = await signDelivery(event, { secrets });
    const { status } = await send(change(request));
    return { status, received };
  }

  it("answers a genuine delivery with 204 after it has handled the event", async () => {
    expect(await receive()).toEqual({ status: 204, received: [event] });
  });

  it("answers a forgery with 400 and handles nothing", async () => {
    expect(await receive(undefined, otherSecret)).toEqual({ status: 400, received: [] });
  });

  it("answers a changed, empty or unsigned body with 400", async () => {
    const refused = { status: 400, received: [] };
    const withBody = (body: string) => (request: Request) => new Request(request, { method: "POST", body });
    expect(await receive(withBody(JSON.stringify(event, undefined, 2)))).toEqual(refused);
    expect(await receive(withBody("{"))).toEqual(refused);
    expect(await receive(withBody(""))).toEqual(refused);
    expect(await receive(({ url }) => new Request(url, { method: "POST", body: "{}" }))).toEqual(refused);
    expect(await receive(({ url }) => new Request(url, { method: "POST" }))).toEqual(refused);
  });

  it("verifies the raw bytes, whatever their content type says", async () => {
    const withType = (type: string) => (request: Request) => {
      request.headers.set("content-type", type);
      return request;
    };
    expect(await receive(withType("text/plain; charset=latin1"))).toEqual({ status: 204, received: [event] });
    expect(await receive(withType("application/x-www-form-urlencoded"))).toEqual({ status: 204, received: [event] });
  });

  it("lets a failure of its own become a 500, so that the event is sent again", async () => {
    const send = await start(() => Promise.reject(new Error("The database is away.")));
    const { request } = await signDelivery(event, { secrets: secret });
    // A plain handler throws, and leaves the rest to its runtime.
    const answer = await send(request).catch((error: unknown) => ({ status: error instanceof Error ? 500 : 0 }));
    expect(answer.status).toBe(500);
  });
});

const applications = frameworks.filter(([name]) => name !== "fetch");

it.each(applications)("the example for %s still parses JSON on other routes", async (_name, start) => {
  const send = await start(async () => {});
  const headers = { "content-type": "application/json" };
  const response = await send(new Request("http://127.0.0.1/other", { method: "POST", headers, body: '{"a":1}' }));
  expect(await response.json()).toEqual({ a: 1 });
});
