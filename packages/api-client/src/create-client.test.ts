import { expect, it, onTestFinished, vi } from "vitest";
import { paymentSession } from "../test/payment-session.ts";
import { sendJson, serve } from "../test/serve.ts";
import { apiKey, createTestClient } from "../test/test-client.ts";
import { createClient, createClientOn } from "./create-client.ts";
import { ApiError, InvalidArgumentError } from "./errors.ts";
import { unwrap } from "./result.ts";

const refusal = {
  error_code: "session_not_pending",
  message: "The session has already ended.",
  request_id: "req_1",
  errors: [{ path: "/session", message: "Must be pending." }],
};

it("sends what the API expects", async () => {
  const { baseUrl, requests } = await serve((response) => sendJson(response, 201, paymentSession()));
  const client = createClient({ apiKey, baseUrl: `${baseUrl}/`, headers: { "Ten99Policy-Environment": "sandbox" } });
  const body = { contractor: "cn_1", return_url: "https://app.example.com/return" };

  await client.paymentSessions.create(body, { headers: { "X-Trace": "7", "ten99policy-environment": "production" } });

  expect(requests).toHaveLength(1);
  expect(requests[0]).toMatchObject({ method: "POST", url: "/api/v1/payment/sessions", body: JSON.stringify(body) });
  expect(requests[0]?.headers).toMatchObject({
    authorization: `Bearer ${apiKey}`,
    accept: "application/json",
    "content-type": "application/json",
    "ten99policy-environment": "production",
    "x-trace": "7",
  });
});

it("puts ids into the path, then takes body, query and options in this order", async () => {
  const { baseUrl, requests } = await serve((response) => sendJson(response, 200, []));
  const client = createClient({ apiKey, baseUrl });

  await client.paymentSessions.cancel("hps_1", { headers: { "x-call": "1" } });
  await client.contractors.update("cn/1", { phone: "1" }, { headers: { "x-call": "2" } });
  await client.webhookEndpoints.listDeliveries("whe_1", { limit: 5 }, { headers: { "x-call": "3" } });
  await client.testHelpers.completePaymentSession("hps_1");

  expect(requests.map(({ method, url, body, headers }) => [method, url, body, headers["x-call"]])).toEqual([
    ["POST", "/api/v1/payment/sessions/hps_1/cancel", "", "1"],
    ["PUT", "/api/v1/contractors/cn%2F1", '{"phone":"1"}', "2"],
    ["GET", "/api/v1/webhook_endpoints/whe_1/deliveries?limit=5", "", "3"],
    ["POST", "/api/v1/test_helpers/payment/sessions/hps_1/complete", "", undefined],
  ]);
});

it("sends no content type without a body", async () => {
  const { baseUrl, requests } = await serve((response) => sendJson(response, 200, paymentSession()));

  await createClient({ apiKey, baseUrl }).paymentSessions.cancel("hps_1");

  expect(requests[0]?.headers).not.toHaveProperty("content-type");
});

it("resolves with data, status, request id and a response that can still be read", async () => {
  const session = { ...paymentSession(), of_a_later_version: { kept: true } };
  const { baseUrl } = await serve((response) =>
    sendJson(response, 200, session, { "request-id": "req_1", "x-a": "b" }),
  );

  const result = await createClient({ apiKey, baseUrl }).paymentSessions.get("hps_1");

  expect(result).toMatchObject({ status: 200, data: session, error: undefined, requestId: "req_1" });
  expect(result.response.headers.get("x-a")).toBe("b");
  expect(result.response.url).toBe(`${baseUrl}/api/v1/payment/sessions/hps_1`);
  expect(await result.response.json()).toEqual(session);
});

it("resolves with a typed error when the API refuses", async () => {
  const { baseUrl } = await serve((response) => sendJson(response, 400, refusal, { "request-id": "req_1" }));

  const { status, data, error, requestId, response } = await createClient({ apiKey, baseUrl }).paymentSessions.cancel(
    "x",
  );

  expect({ status, data, requestId }).toEqual({ status: 400, data: undefined, requestId: "req_1" });
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ errorCode: "session_not_pending", errors: refusal.errors, body: refusal });
  expect(await response.json()).toEqual(refusal);
});

it("unwraps a success to its data, in both ways", async () => {
  const { baseUrl } = await serve((response) => sendJson(response, 200, paymentSession()));
  const client = createClient({ apiKey, baseUrl });

  expect(await client.paymentSessions.get("hps_1").unwrap()).toEqual(paymentSession());
  expect(await unwrap(client.paymentSessions.get("hps_1"))).toEqual(paymentSession());
});

it("unwraps a refusal by throwing its error, in both ways", async () => {
  const { baseUrl } = await serve((response) => sendJson(response, 400, refusal));
  const client = createClient({ apiKey, baseUrl });

  await expect(client.paymentSessions.cancel("hps_1").unwrap()).rejects.toMatchObject({ status: 400 });
  await expect(unwrap(client.paymentSessions.cancel("hps_1"))).rejects.toThrow("The session has already ended.");
});

it("calls any fetch with a URL and its settings, and as a plain function", async () => {
  const calls: unknown[] = [];
  async function fetch(this: unknown, url: string, init: RequestInit): Promise<Response> {
    calls.push([this, url, init.method, init.body, init.signal instanceof AbortSignal]);
    return Response.json(paymentSession());
  }

  await createClient({ apiKey, fetch }).paymentSessions.get("hps_1");

  const url = "https://api.1099policy.com/api/v1/payment/sessions/hps_1";
  expect(calls).toEqual([[undefined, url, "GET", null, true]]);
});

it.each(["", " ", "t9k test", "t9k_\n", "t9k_ü", undefined])("refuses %o as a key without quoting it", (key) => {
  expect(() => createClient({ apiKey: key as string })).toThrow(
    new InvalidArgumentError("`apiKey` must be a non-empty string of printable ASCII characters without spaces."),
  );
});

it.each([
  "",
  "api.example.com",
  "ftp://a.example",
  "https://user@a.example",
  "https://:pass@a.example",
  "https://a.example?x",
  "https://a#b",
])("refuses %o as a base URL without quoting it", (baseUrl) => {
  expect(() => createClient({ apiKey, baseUrl })).toThrow(
    new InvalidArgumentError("`baseUrl` must be an HTTP or HTTPS URL without user information, query or fragment."),
  );
});

it.each(["baseURL", "base_url", "timeout", "constructor", "__proto__"])("refuses an option %o by its name", (name) => {
  const options = JSON.parse(`{ "apiKey": "${apiKey}", "${name}": "http://127.0.0.1:4242" }`) as { apiKey: string };

  expect(() => createClient(options)).toThrow(
    new InvalidArgumentError(
      `There is no option \`${name}\`; there are ` +
        "`apiKey`, `baseUrl`, `timeoutMs`, `maxRetries`, `fetch`, `headers`, `log`.",
    ),
  );
});

it.each([undefined, null, apiKey, [apiKey], 7])("refuses %o in place of options without quoting it", (options) => {
  expect(() => createClient(options as never)).toThrow(new InvalidArgumentError("The options must be an object."));
});

it("sends nothing with an option of a call that it does not know, or with something else than options", async () => {
  const client = createClient({ apiKey, fetch: () => Promise.reject(new Error("sent")) });
  const cancel = (options: unknown) => client.paymentSessions.cancel("hps_1", options as never);

  await expect(cancel({ idempotency_key: "order-17" })).rejects.toThrow(
    new InvalidArgumentError(
      "There is no option `idempotency_key`; there are " +
        "`idempotencyKey`, `headers`, `signal`, `timeoutMs`, `maxRetries`.",
    ),
  );
  await expect(cancel(null)).rejects.toThrow(new InvalidArgumentError("The options must be an object."));
});

it("refuses limits that make no sense", () => {
  expect(() => createClient({ apiKey, timeoutMs: 2 ** 31 })).toThrow(InvalidArgumentError);
  expect(() => createClient({ apiKey, maxRetries: -1 })).toThrow(InvalidArgumentError);
});

it("calls the global fetch of the moment, which instrumentation may have replaced", async () => {
  const client = createClient({ apiKey });
  onTestFinished(() => void vi.unstubAllGlobals());
  vi.stubGlobal("fetch", async () => Response.json(paymentSession({ id: "hps_traced" })));

  expect((await client.paymentSessions.get("hps_1").unwrap()).id).toBe("hps_traced");
});

it("keeps what a proxy answers instead of the API", async () => {
  const { baseUrl } = await serve((response) => response.writeHead(413).end("<h1>Too large</h1>"));

  const { error } = await createClient({ apiKey, baseUrl }).paymentSessions.get("hps_1");

  expect(error).toMatchObject({ status: 413, errorCode: undefined, body: "<h1>Too large</h1>" });
});

it("keeps a base URL's own path", async () => {
  const { baseUrl, requests } = await serve((response) => sendJson(response, 200, paymentSession()));

  await createClient({ apiKey, baseUrl: `${baseUrl}/proxy` }).paymentSessions.get("hps_1");

  expect(requests[0]?.url).toBe("/proxy/api/v1/payment/sessions/hps_1");
});

it("can be returned from async functions, which take an object with a method `then` for a promise", () => {
  const { client } = createTestClient({});

  expect("then" in client).toBe(false);
  expect("then" in client.paymentSessions).toBe(false);
});

it("sends forms, text and bytes as they are, and reads text and bytes as such", async () => {
  const { baseUrl, requests } = await serve((response, { url }) => {
    response.writeHead(200).end(url === "/text" ? "12" : Buffer.from([0xff, 0x00]));
  });
  const upload = { operationId: "a", method: "POST", path: "/bytes", body: "multipart/form-data", accept: "image/png" };
  const formType = "application/x-www-form-urlencoded";
  const search = { operationId: "c", method: "POST", path: "/text", body: formType, accept: "text/plain" };
  const note = { operationId: "b", method: "POST", path: "/text", body: "text/plain", accept: "text/plain" };
  const client = createClientOn({ files: { upload, note, search } }, { apiKey, baseUrl }) as {
    files: Record<string, (body: unknown) => Promise<{ data: unknown }>>;
  };
  const form = new FormData();
  form.set("name", "Ada");

  const bytes = (await client.files["upload"]?.(form))?.data as Blob;
  const text = await client.files["note"]?.("hello");
  await client.files["search"]?.({ name: "Ada & co" });

  expect(new Uint8Array(await bytes.arrayBuffer())).toEqual(new Uint8Array([0xff, 0x00]));
  expect(text?.data).toBe("12");
  expect(requests[0]?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
  expect(requests[0]?.body).toContain("Ada");
  expect(requests[2]).toMatchObject({ body: "name=Ada+%26+co", headers: { "content-type": formType } });
  expect(requests[1]).toMatchObject({ body: "hello", headers: { "content-type": "text/plain" } });
});

it("gives no data where a success documents no body", async () => {
  const { baseUrl } = await serve((response, { url }) => response.writeHead(url === "/a" ? 204 : 202).end());
  const table = {
    things: {
      a: { operationId: "a", method: "DELETE", path: "/a" },
      b: { operationId: "b", method: "POST", path: "/b", empty: true },
    },
  };
  const client = createClientOn(table, { apiKey, baseUrl }) as { things: Record<string, () => Promise<unknown>> };

  expect(await client.things["a"]?.()).toMatchObject({ status: 204, data: undefined, error: undefined });
  expect(await client.things["b"]?.()).toMatchObject({ status: 202, data: undefined, error: undefined });
});
