import { inspect } from "node:util";
import { afterEach, expect, expectTypeOf, it, vi } from "vitest";
import { paymentSession } from "../test/payment-session.ts";
import { sendJson, serve } from "../test/serve.ts";
import { apiKey, createTestClient } from "../test/test-client.ts";
import { createClient } from "./create-client.ts";
import { InvalidArgumentError } from "./errors.ts";
import type { LogEvent } from "./log-event.ts";

const url = "https://my.example.com/payment/setup/test_0123456789SECRET";
const taxId = "000-00-0000";
const contractor = {
  first_name: "Ada",
  last_name: "Lovelace",
  email: "ada@example.com",
  phone: "+1 555 0100",
  address: { line1: "1 Main St", locality: "Austin", region: "TX", postalcode: "78701" },
  tax_identification: taxId,
};

/** Everything that a person or a logger could make of a value. */
function printed(value: unknown): string {
  const json = JSON.stringify(value, Object.getOwnPropertyNames(Object(value)));
  return `${inspect(value, { depth: 20, showHidden: true, getters: true })} ${json} ${String(value)}`;
}

afterEach(() => {
  vi.restoreAllMocks();
});

it("shows the key to nobody who prints the client", () => {
  const client = createClient({ apiKey });

  expect(printed(client) + JSON.stringify(client)).not.toContain("t9k_");
});

it("shows neither key nor body in an error", async () => {
  const { baseUrl } = await serve((response, _, index) =>
    index === 0 ? sendJson(response, 400, {}) : response.destroy(),
  );
  const { client } = createTestClient({ baseUrl, maxRetries: 0 });
  const { error } = await client.contractors.create(contractor);
  const broken: unknown = await client.contractors.create(contractor).catch((reason: unknown) => reason);

  for (const shown of [printed(error), printed(broken)]) {
    expect(shown).toMatch(/Error/);
    expect(shown).not.toContain("t9k_");
    expect(shown).not.toContain(taxId);
  }
});

it.each([
  [
    { headers: { "x-token": "hidden\nvalue" } },
    "The name or value of a header contains a character that HTTP does not allow.",
  ],
  [
    { headers: { "hidden name": "value" } },
    "The name or value of a header contains a character that HTTP does not allow.",
  ],
  [{ idempotencyKey: "hidden-\u20ac" }, "idempotencyKey must have 1 to 255 printable ASCII characters."],
])("shows nothing of a header that cannot be sent: %j", async (options, message) => {
  const { client } = createTestClient({});

  await expect(client.paymentSessions.cancel("hps_1", options)).rejects.toThrow(new InvalidArgumentError(message));
});

it("tells the log hook about each attempt, and nothing that is secret", async () => {
  const events: LogEvent[] = [];
  const { baseUrl } = await serve((response, _, index) => {
    sendJson(response, index === 0 ? 503 : 201, paymentSession({ url }), {
      "request-id": `req_${index}`,
      "x-url": url,
    });
  });
  let clock = 1_000;
  const { client } = createTestClient({ baseUrl, log: (event) => events.push(event) }, { now: () => (clock += 7) });

  await client.paymentSessions.create({ contractor: "cn_1", return_url: "https://app.example.com/" });
  await client.paymentSessions.cancel("hps_secret_id");

  const create = { operationId: "createPaymentSession", method: "POST", path: "/api/v1/payment/sessions" };
  expect(events[0]).toEqual({
    ...create,
    attempt: 1,
    outcome: "answered",
    status: 503,
    requestId: "req_0",
    // The clock is read once more, to understand Retry-After.
    durationMs: events[0]?.durationMs,
    retryInMs: 250,
  });
  expect(events[1]).toMatchObject({ ...create, attempt: 2, status: 201, requestId: "req_1", retryInMs: undefined });
  expect(events[2]).toMatchObject({ path: "/api/v1/payment/sessions/{session}/cancel", attempt: 1 });
  expect(events.every(({ durationMs }) => durationMs >= 7 && durationMs % 7 === 0)).toBe(true);
  expect(printed(events)).not.toMatch(/t9k_|SECRET|hps_secret_id|127\.0\.0\.1/);
});

it("tells the log hook why no answer came", async () => {
  const events: LogEvent[] = [];
  const { baseUrl } = await serve((response, _, index) => {
    if (index === 0) response.destroy();
    if (index === 2) controller.abort();
  });
  const controller = new AbortController();
  const { client } = createTestClient({ baseUrl, timeoutMs: 3_000, log: (event) => events.push(event) });

  await client.paymentSessions.get("hps_1", { signal: controller.signal }).catch(() => {});

  expect(events.map(({ outcome, status }) => [outcome, status])).toEqual([
    ["connection_failed", undefined],
    ["timed_out", undefined],
    ["aborted", undefined],
  ]);
});

it("has no place for a secret in what the log hook gets", () => {
  expectTypeOf<keyof LogEvent>().toEqualTypeOf<
    "operationId" | "method" | "path" | "attempt" | "outcome" | "status" | "requestId" | "durationMs" | "retryInMs"
  >();
});

it("does not lose an answer to a broken log hook", async () => {
  const print = vi.spyOn(console, "error").mockImplementation(() => {});
  const broken = new Error("disk full");
  const { baseUrl } = await serve((response) => sendJson(response, 201, paymentSession({ url })));
  const log = () => {
    throw broken;
  };
  const { client } = createTestClient({ baseUrl, log });

  const { data } = await client.paymentSessions.create({ contractor: "cn_1", return_url: "https://app.example.com/" });

  expect(data?.url).toBe(url);
  expect(print).toHaveBeenCalledExactlyOnceWith("The log hook of the payment sessions client threw:", broken);
});
