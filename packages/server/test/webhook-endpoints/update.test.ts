import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodeId } from "../../src/ids.ts";
import { errorBody } from "../harness/error-body.ts";
import { createEndpoint, endpointUrl, type WireEndpoint } from "../harness/requests.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";

const endpoints = "/api/v1/webhook_endpoints";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.close());

async function newEndpoint(changes: object = {}): Promise<WireEndpoint> {
  const { secret: _, ...endpoint } = await createEndpoint(server.client, changes);
  return endpoint;
}

const update = (id: string, changes: object) => server.client.put<WireEndpoint>(`${endpoints}/${id}`, changes);

describe("updating a webhook endpoint", () => {
  it.each([
    { url: "https://8.8.4.4/other" },
    { description: "Billing" },
    { description: null },
    { enabled_events: ["payment.session.expired"] },
    { url: "https://8.8.4.4/", description: "", enabled_events: ["payment.session.expired"] },
  ])("changes what is sent and keeps the rest: %j", async (changes) => {
    const endpoint = await newEndpoint({ description: "Old", enabled_events: ["payment.session.completed"] });
    const { status, body } = await update(endpoint.id, changes);
    expect([status, body]).toEqual([200, { ...endpoint, ...changes }]);
    expect((await server.client.get(`${endpoints}/${endpoint.id}`)).body).toEqual(body);
  });

  it("disables it on request, and enables it again", async () => {
    const endpoint = await newEndpoint();
    const disabled = await update(endpoint.id, { status: "disabled" });
    expect(disabled.body).toEqual({ ...endpoint, status: "disabled", disabled_reason: "requested" });
    expect((await update(endpoint.id, { status: "enabled" })).body).toEqual(endpoint);
  });

  it.each(["gone", "failing"])("enables what was disabled because it was %s, with a clean record", async (reason) => {
    const { sql } = server.database;
    const endpoint = await newEndpoint();
    const id = decodeId("whe", endpoint.id) ?? "";
    await sql`
      update webhook_endpoints set failing_since = now() - interval '5 days',
        disabled_reason = ${reason}::webhook_endpoint_disabled_reason
      where id = ${id}
    `;
    const { body } = await update(endpoint.id, { description: "Repaired" });
    expect(body).toMatchObject({ status: "disabled", disabled_reason: reason });
    expect((await update(endpoint.id, { status: "enabled" })).body).toEqual({ ...endpoint, description: "Repaired" });
    const [row] = await sql`select disabled_reason, failing_since from webhook_endpoints where id = ${id}`;
    expect(row).toEqual({ disabled_reason: null, failing_since: null });
  });

  it.each([
    ["nothing to change", {}, [""]],
    ["null for what is required", { url: null, enabled_events: null }, ["/enabled_events", "/url"]],
    ["an unknown status", { status: "paused" }, ["/status"]],
    ["an unknown property", { name: "x" }, ["/name"]],
    ["a URL that events cannot be sent to", { url: "https://127.0.0.1/", description: "x" }, ["/url"]],
  ])("refuses %s and changes nothing", async (_name, changes, paths) => {
    const endpoint = await newEndpoint();
    const { status, body } = await update(endpoint.id, changes);
    expect([status, body]).toEqual([400, errorBody("invalid_input", paths)]);
    expect((await server.client.get(`${endpoints}/${endpoint.id}`)).body).toEqual(endpoint);
  });

  it("leaves its secrets as they are", async () => {
    const secrets = () => server.database.sql`select * from webhook_secrets order by id`;
    const { id } = await newEndpoint();
    const before = await secrets();
    await update(id, { url: endpointUrl, status: "disabled" });
    expect(await secrets()).toEqual(before);
  });
});
