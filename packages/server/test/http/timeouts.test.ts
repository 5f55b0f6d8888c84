import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createApiKey } from "../../src/api-keys/api-key.ts";
import type { Handlers } from "../../src/http/carry-out.ts";
import { closeHttpServer, createHttpServer } from "../../src/http/http-server.ts";
import { createLogger } from "../../src/logger.ts";
import { ApiClient } from "../harness/api-client.ts";
import { errorBody } from "../harness/error-body.ts";
import { passing } from "../harness/generous-limits.ts";
import { sendBytes } from "../harness/send-bytes.ts";

let app: ReturnType<typeof createHttpServer>;
let client: ApiClient;
/** Lets the one request that waits for it go on. */
let release: () => void;

async function start(timeLimits: { requestTimeoutMs?: number; handlerTimeoutMs?: number } = {}): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  release = resolve;
  const listContractors = async () => {
    await promise;
    return { status: 200 as const, body: [] };
  };
  app = createHttpServer({
    handlers: { listContractors } as unknown as Handlers,
    findApiKey: async () => ({ id: "key", organizationId: "organization", environment: "test" }),
    idempotency: { answerOnce: () => Promise.reject(new Error("No request here has an idempotency key.")) },
    limiter: passing,
    logger: createLogger("silent"),
    ...timeLimits,
  });
  client = new ApiClient(await app.listen({ host: "127.0.0.1", port: 0 }), createApiKey("test"));
}

afterEach(async () => {
  release();
  await closeHttpServer(app, 500);
});

/** A connection on which a request has begun, and the server's end of it. */
async function begin(text: string): Promise<{ socket: Socket; accepted: Socket }> {
  const { hostname, port } = new URL(client.url);
  const accepting = once(app.server, "connection") as Promise<[Socket]>;
  const socket = connect(Number(port), hostname);
  socket.on("error", () => {});
  socket.write(text);
  const [accepted] = await accepting;
  return { socket, accepted };
}

describe("time limits", () => {
  it.each([
    ["headers", "POST /api/v1/contractors HTTP/1.1\r\nHost: a\r\n"],
    [
      "a body",
      `POST /api/v1/contractors HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${createApiKey("test")}\r\n` +
        "Content-Type: application/json\r\nContent-Length: 10\r\n\r\n{",
    ],
  ])("answers %s that never end with 400", async (_name, text) => {
    await start({ requestTimeoutMs: 300 });
    const { status, body } = await sendBytes(client.url, text);
    expect([status, body]).toEqual([400, errorBody("invalid_input", [""])]);
  });

  it("answers what takes too long with 503", async () => {
    await start({ handlerTimeoutMs: 300 });
    const { status, headers, body } = await client.get("/api/v1/contractors");
    expect([status, headers.get("retry-after"), body]).toEqual([503, "1", errorBody("service_unavailable")]);
  });

  it("survives a client that goes away while it sends", async () => {
    await start();
    const received = once(app.server, "request");
    const { socket, accepted } = await begin(
      `POST /api/v1/contractors HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${createApiKey("test")}\r\n` +
        "Content-Type: application/json\r\nContent-Length: 10\r\n\r\n{",
    );
    await received;
    socket.destroy();
    if (!accepted.closed) await once(accepted, "close");
    expect((await client.get("/unknown")).status).toBe(404);
  });
});

describe("closing", () => {
  it("lets a request in flight finish and takes no other", async () => {
    await start();
    const received = once(app.server, "request");
    const answer = client.get("/api/v1/contractors");
    await received;
    const closed = closeHttpServer(app, 30_000);
    await expect.poll(() => app.server.listening).toBe(false);
    await expect(fetch(`${client.url}/api/v1/contractors`)).rejects.toThrow("fetch failed");
    release();
    expect((await answer).status).toBe(200);
    await closed;
  });

  it("cuts the connection of a client that never finishes", async () => {
    await start();
    const { socket } = await begin("GET / HTTP/1.1\r\n");
    await closeHttpServer(app, 200);
    await expect.poll(() => socket.destroyed).toBe(true);
  });
});
