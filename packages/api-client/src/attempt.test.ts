import { getEventListeners } from "node:events";
import { expect, it, onTestFinished, vi } from "vitest";
import { serve } from "../test/serve.ts";
import { createTestClient } from "../test/test-client.ts";
import { sleep } from "./sleep.ts";

const never = () => new Promise<Response>(() => {});

it("times out when no answer begins", async () => {
  const { baseUrl } = await serve(() => {});
  const { client } = createTestClient({ baseUrl, timeoutMs: 20, maxRetries: 0 });

  await expect(client.paymentSessions.get("hps_1")).rejects.toMatchObject({ name: "TimeoutError", timeoutMs: 20 });
});

it("times out when an answer begins and does not end", async () => {
  const { baseUrl } = await serve((response) => {
    response.writeHead(200, { "content-type": "application/json" }).write('{"id":');
  });
  const { client } = createTestClient({ baseUrl, timeoutMs: 200, maxRetries: 0 });

  await expect(client.paymentSessions.get("hps_1")).rejects.toMatchObject({ name: "TimeoutError" });
});

it("times out when fetch pays no attention to its signal", async () => {
  const { client } = createTestClient({ fetch: never, maxRetries: 0 });

  await expect(client.paymentSessions.get("hps_1", { timeoutMs: 5 })).rejects.toMatchObject({ name: "TimeoutError" });
});

it("gives each attempt the whole time", async () => {
  const fetch = vi.fn<typeof globalThis.fetch>(never);
  const { client } = createTestClient({ fetch, timeoutMs: 20 });

  await expect(client.paymentSessions.get("hps_1")).rejects.toMatchObject({ name: "TimeoutError" });
  expect(fetch).toHaveBeenCalledTimes(3);
});

it("sends nothing when the signal has aborted before", async () => {
  const { baseUrl, requests } = await serve(() => {});
  const { client } = createTestClient({ baseUrl });
  const reason = new Error("too late");

  const call = client.paymentSessions.get("hps_1", { signal: AbortSignal.abort(reason) });

  await expect(call).rejects.toMatchObject({ name: "AbortError", cause: reason });
  expect(requests).toEqual([]);
});

it("ends at once when the signal aborts during an attempt, and does not repeat it", async () => {
  const controller = new AbortController();
  const reason = new Error("the user left");
  const { baseUrl, requests } = await serve(() => controller.abort(reason));
  const { client } = createTestClient({ baseUrl });

  const call = client.paymentSessions.get("hps_1", { signal: controller.signal });

  await expect(call).rejects.toMatchObject({ name: "AbortError", cause: reason });
  expect(requests).toHaveLength(1);
});

it("ends at once when the signal aborts while the answer is read", async () => {
  const controller = new AbortController();
  const { baseUrl } = await serve((response) => {
    response.writeHead(200).write("{", () => setTimeout(() => controller.abort(), 20));
  });
  const { client } = createTestClient({ baseUrl });

  const call = client.paymentSessions.get("hps_1", { signal: controller.signal });

  await expect(call).rejects.toMatchObject({ name: "AbortError" });
});

it("ends at once when the signal aborts during the pause before the next attempt", async () => {
  const controller = new AbortController();
  const { baseUrl, requests } = await serve((response) => response.writeHead(503, { "retry-after": "55" }).end());
  const { client } = createTestClient(
    { baseUrl, log: ({ retryInMs }) => retryInMs && queueMicrotask(() => controller.abort()) },
    { sleep },
  );

  const call = client.paymentSessions.get("hps_1", { signal: controller.signal });

  await expect(call).rejects.toMatchObject({ name: "AbortError" });
  expect(requests).toHaveLength(1);
});

it("leaves no timer behind", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const { client } = createTestClient({ fetch: async () => Response.json({}, { status: 404 }) });

  await client.paymentSessions.get("hps_1");

  expect(vi.getTimerCount()).toBe(0);
});

it("leaves no listener on a signal that outlives the call", async () => {
  const { signal } = new AbortController();
  const { baseUrl } = await serve((response, _, index) => response.writeHead(index === 0 ? 503 : 404).end());
  const { client } = createTestClient({ baseUrl }, { sleep, random: () => 0 });

  await client.paymentSessions.get("hps_1", { signal });

  expect(getEventListeners(signal, "abort")).toEqual([]);
});
