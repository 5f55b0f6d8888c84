import { eventTypes } from "@payment-sessions/api-types";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signingSecretContext } from "../../src/webhook-endpoints/signing-secret.ts";
import { decodeId } from "../../src/ids.ts";
import { errorBody } from "../harness/error-body.ts";
import { newKey } from "../harness/idempotency.ts";
import { createEndpoint, endpointUrl } from "../harness/requests.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";

const endpoints = "/api/v1/webhook_endpoints";

let server: TestServer;
/** Whose operator lets test endpoints be on this machine. */
let local: TestServer;

const addresses: Record<string, string[]> = {
  "public.example.com": ["8.8.8.8", "2001:4860:4860::8888"],
  "mixed.example.com": ["8.8.8.8", "10.0.0.1"],
  "private.example.com": ["fd00::1"],
  "local.example.com": ["127.0.0.1", "::1"],
};
const resolve = async (hostname: string) => addresses[hostname] ?? [];

beforeAll(async () => {
  server = await startTestServer({ resolve });
  local = await startTestServer({ webhookAllowLoopback: true, resolve });
});

afterAll(async () => {
  await server.close();
  await local.close();
});

const create = (json: object, client = server.client) => client.post<{ url: string }>(endpoints, json);

it("holds no transaction while a name server takes its time, idempotency key or not", async () => {
  const { promise, resolve: answer } = Promise.withResolvers<string[]>();
  let asked = 0;
  const slow = await startTestServer({ resolve: () => ((asked += 1), promise) });
  const url = "https://slow.example.com/";
  const requests = [newKey(), newKey(), {}].map((key) => slow.client.post(endpoints, { url }, key));
  await expect.poll(() => asked).toBe(3);
  const open = await slow.database.sql`
    select from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'
  `;
  expect(open).toHaveLength(0);
  answer(["8.8.8.8"]);
  expect((await Promise.all(requests)).map(({ status }) => status)).toEqual([201, 201, 201]);
  expect(asked).toBe(3);
  await slow.close();
});

it("refuses a name of a private address under an idempotency key too, which it leaves free", async () => {
  const key = newKey();
  const refused = await server.client.post(endpoints, { url: "https://private.example.com/" }, key);
  expect(refused.status).toBe(400);
  expect((await server.client.post(endpoints, { url: "https://public.example.com/" }, key)).status).toBe(201);
});

describe("creating a webhook endpoint", () => {
  it("subscribes it to every type of event unless it says which", async () => {
    const { status, body } = await create({ url: endpointUrl });
    expect([status, body]).toEqual([
      201,
      {
        id: expect.stringMatching(/^whe_[0-9A-Za-z]{22}$/),
        url: endpointUrl,
        description: null,
        enabled_events: eventTypes,
        status: "enabled",
        disabled_reason: null,
        created: expect.any(Number),
        secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/),
      },
    ]);
  });

  it("keeps what it says, and shows the secret this once", async () => {
    const input = { url: endpointUrl, description: "Billing", enabled_events: ["payment.session.cancelled"] };
    const { secret, ...endpoint } = await createEndpoint(server.client, input);
    expect(endpoint).toMatchObject(input);
    expect((await server.client.get(`${endpoints}/${endpoint.id}`)).body).toEqual(endpoint);
    expect(secret).not.toBe((await createEndpoint(server.client, input)).secret);
  });

  it("keeps the secret encrypted, for its own row", async () => {
    const { id, secret } = await createEndpoint(server.client);
    const [row] = await server.database.sql`
      select id, ciphertext, expires_at from webhook_secrets where endpoint_id = ${decodeId("whe", id) ?? ""}
    `;
    expect(row?.["expires_at"]).toBeNull();
    const { encryption } = server;
    expect(encryption.decrypt(row?.["ciphertext"], signingSecretContext(row?.["id"]))).toBe(secret);
    expect(() => encryption.decrypt(row?.["ciphertext"], signingSecretContext(id))).toThrow("belongs to another row");
  });

  it("keeps the serialised form of the URL", async () => {
    expect((await create({ url: "HTTPS://App.Example.com:443/a/../b?q=ü" })).body.url).toBe(
      "https://app.example.com/b?q=%C3%BC",
    );
  });

  it.each(["https://public.example.com/", "https://does-not-resolve-yet.example.com/"])("takes %s", async (url) => {
    expect(await create({ url })).toMatchObject({ status: 201, body: { url } });
  });

  it("takes the same URL twice, as two endpoints", async () => {
    expect((await createEndpoint(server.client)).id).not.toBe((await createEndpoint(server.client)).id);
  });

  it.each([
    ["a relative one", "/webhooks"],
    ["http", "http://8.8.8.8/"],
    ["another scheme", "ftp://8.8.8.8/"],
    ["user info", "https://user:password@8.8.8.8/"],
    ["a private address", "https://10.0.0.1/"],
    ["a loopback address", "https://127.0.0.1/"],
    ["loopback as one number", "https://2130706433/"],
    ["loopback in IPv6", "https://[::1]/"],
    ["an IPv4 address inside an IPv6 one", "https://[::ffff:10.0.0.1]/"],
    ["the address of cloud metadata", "https://169.254.169.254/latest/meta-data"],
    ["localhost", "https://localhost/"],
    ["a name of the operator's own network", "https://intranet/"],
    ["a name with one private address among others", "https://mixed.example.com/"],
    ["a name with a private address in IPv6", "https://private.example.com/"],
    ["a name with loopback addresses", "https://local.example.com/"],
    ["a fragment", "https://8.8.8.8/#x"],
    ["white space", "https://8.8.8.8/ x"],
  ])("refuses %s as its URL", async (_name, url) => {
    const { status, body } = await create({ url });
    expect([status, body]).toEqual([400, errorBody("invalid_input", ["/url"])]);
    expect(body).toMatchObject({ errors: [{ message: expect.stringMatching(/^"url" .+\.$/) }] });
  });

  it.each([
    ["no URL", {}, ["/url"]],
    ["a URL that is too long", { url: `https://8.8.8.8/${"x".repeat(2048)}` }, ["/url"]],
    ["no type of event", { url: endpointUrl, enabled_events: [] }, ["/enabled_events"]],
    ["an unknown type", { url: endpointUrl, enabled_events: ["payment.session.created"] }, ["/enabled_events/0"]],
    ["one type twice", { url: endpointUrl, enabled_events: [eventTypes[0], eventTypes[0]] }, ["/enabled_events"]],
    ["a status", { url: endpointUrl, status: "disabled" }, ["/status"]],
    ["a secret of the client's", { url: endpointUrl, secret: "whsec_" }, ["/secret"]],
    ["NUL", { url: endpointUrl, description: "\u0000" }, ["/description"]],
  ])("refuses %s", async (_name, json, paths) => {
    const { status, body } = await create(json);
    expect([status, body]).toEqual([400, errorBody("invalid_input", paths)]);
  });
});

describe("where the operator allows loopback", () => {
  it.each(["http://127.0.0.1:4245/webhooks", "http://localhost:4245/webhooks", "http://[::1]:4245/webhooks"])(
    "creates %s in test and refuses it in live",
    async (url) => {
      const answer = await create({ url }, local.client);
      expect([answer.status, answer.body.url]).toEqual([201, url]);
      const live = await create({ url }, local.client.as(local.organization.liveKey));
      expect([live.status, live.body]).toEqual([400, errorBody("invalid_input", ["/url"])]);
    },
  );

  it("takes a name with loopback addresses, and refuses private ones nevertheless", async () => {
    expect((await create({ url: "http://local.example.com/" }, local.client)).status).toBe(201);
    for (const url of ["http://10.0.0.1/", "http://mixed.example.com/"]) {
      expect((await create({ url }, local.client)).status).toBe(400);
    }
  });
});
