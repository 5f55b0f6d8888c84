import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodeId } from "../../src/ids.ts";
import { errorBody } from "../harness/error-body.ts";
import {
  createContractor,
  createSession,
  returnUrl,
  type WireContractor,
  type WireSession,
} from "../harness/requests.ts";
import { createTestOrganization } from "../harness/test-organization.ts";
import { hostedPageUrl, startTestServer, type TestServer } from "../harness/test-server.ts";

let server: TestServer;
let contractor: WireContractor;

beforeAll(async () => {
  server = await startTestServer();
  contractor = await createContractor(server.client);
});

afterAll(() => server.close());

const sessions = "/api/v1/payment/sessions";

describe("creating a session", () => {
  it("answers a pending session with its url", async () => {
    const { status, body } = await server.client.post<WireSession>(sessions, {
      contractor: contractor.id,
      return_url: "HTTPS://APP.example.com:443/return?plan=a",
    });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^hps_[0-9A-Za-z]{22}$/),
      status: "pending",
      contractor_id: contractor.id,
      created: expect.any(Number),
      expires_at: body.created + 1800,
      completed_at: null,
      cancelled_at: null,
      processor: "checkout",
      return_url: "https://app.example.com/return?plan=a",
      url: expect.stringMatching(/^https:\/\/pay\.example\.com\/payment\/setup\/test_[A-Za-z0-9_-]{43}$/),
    });
    expect(Math.abs(body.created - Date.now() / 1000)).toBeLessThan(60);
  });

  it("names the live environment in a live session's url", async () => {
    const live = server.client.as(server.organization.liveKey);
    const session = await createSession(live, (await createContractor(live)).id);
    expect(session.url).toContain(`${hostedPageUrl}/payment/setup/live_`);
  });

  it("stores the digest of the token and nothing else of it", async () => {
    const { id, url } = await createSession(server.client, contractor.id);
    const token = url.split("/").at(-1) ?? "";
    const [row] = await server.database.sql`select * from payment_sessions where id = ${decodeId("hps", id) ?? ""}`;
    expect(row?.["token_digest"]).toEqual(createHash("sha256").update(token).digest());
    expect(JSON.stringify(row)).not.toContain(token.slice(5, 20));
  });

  it.each([
    ["another host", "https://evil.example/"],
    ["plain http", "http://app.example.com/return"],
    ["an empty text", " "],
  ])("refuses a return_url with %s", async (_name, return_url) => {
    const { status, body } = await server.client.post(sessions, { contractor: contractor.id, return_url });
    expect([status, body]).toEqual([400, errorBody("invalid_return_url")]);
    expect(body).toMatchObject({ errors: [{ path: "/return_url" }] });
  });

  it("reads the allowlist anew for every session", async () => {
    const { sql } = server.database;
    const stranger = await createTestOrganization(sql);
    const client = server.client.as(stranger.testKey);
    const { id } = await createContractor(client);
    await createSession(client, id);
    await sql`update organizations set hosted_flow_allowed_redirect_hosts = '{}' where id = ${stranger.id}`;
    const { body } = await client.post(sessions, { contractor: id, return_url: returnUrl });
    expect(body).toEqual(errorBody("invalid_return_url"));
  });

  it("answers an unknown contractor, another tenant's, a live one and a deleted one alike", async () => {
    const stranger = server.client.as((await createTestOrganization(server.database.sql)).testKey);
    const deleted = await createContractor(server.client);
    await server.client.delete(`/api/v1/contractors/${deleted.id}`);
    const ids = [
      "cn_0000000000000000000000",
      "nonsense",
      (await createContractor(stranger)).id,
      (await createContractor(server.client.as(server.organization.liveKey))).id,
      deleted.id,
    ];
    for (const id of ids) {
      const { status, body } = await server.client.post(sessions, { contractor: id, return_url: returnUrl });
      expect([status, body]).toEqual([
        404,
        {
          error_code: "resource_not_found",
          message: "There is no contractor with this ID.",
          request_id: expect.any(String),
        },
      ]);
    }
  });
});

describe("the url of a session", () => {
  it("is in the answer to its creation and in no other", async () => {
    const { id, url } = await createSession(server.client, contractor.id);
    const token = url.split("/").at(-1) ?? "";
    const answers = [
      await server.client.get(`${sessions}/${id}`),
      await server.client.get(`${sessions}?limit=100`),
      await server.client.post(`${sessions}/${id}/cancel`),
      await server.client.get(`${sessions}/${id}`),
    ];
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toContain('"url"');
      expect(JSON.stringify(body)).not.toContain(token);
    }
    expect(server.log()).not.toContain(token);
  });
});
