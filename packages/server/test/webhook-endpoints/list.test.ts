import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { errorBody } from "../harness/error-body.ts";
import { readPages } from "../harness/pages.ts";
import { createEndpoint } from "../harness/requests.ts";
import { createTestOrganization } from "../harness/test-organization.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";

const endpoints = "/api/v1/webhook_endpoints";
const count = 5;

let server: TestServer;
/** Newest first, as the list is. */
let ids: string[];

beforeAll(async () => {
  server = await startTestServer();
  ids = [];
  for (let index = 0; index < count; index++) ids.unshift((await createEndpoint(server.client)).id);
});

afterAll(() => server.close());

describe("the list of webhook endpoints", () => {
  it("shows each as it is, without its secret", async () => {
    const { body } = await server.client.get<object[]>(`${endpoints}?limit=1`);
    expect(body).toEqual([(await server.client.get(`${endpoints}/${ids[0]}`)).body]);
    expect(JSON.stringify(body)).not.toContain("secret");
  });

  it.each([1, 2, 5])("is complete in pages of %i, in both directions, newest first", async (limit) => {
    const older = await readPages(server.client, `${endpoints}?limit=${limit}`, "next");
    expect(older.flat()).toEqual(ids);
    expect(older).toHaveLength(Math.ceil(count / limit));
    const newer = await readPages(server.client, `${endpoints}?limit=${limit}&ending_before=${ids.at(-1)}`, "prev");
    expect(newer.toReversed().flat()).toEqual(ids.slice(0, -1));
  });

  it("goes on after an endpoint that was deleted", async () => {
    const client = server.client.as((await createTestOrganization(server.database.sql)).testKey);
    const [oldest, deleted] = [(await createEndpoint(client)).id, (await createEndpoint(client)).id];
    await client.delete(`${endpoints}/${deleted}`);
    expect(await readPages(client, `${endpoints}?starting_after=${deleted}`, "next")).toEqual([[oldest]]);
    expect(await readPages(client, endpoints, "next")).toEqual([[oldest]]);
  });

  it("shows one tenant and one environment only", async () => {
    const stranger = await createTestOrganization(server.database.sql);
    for (const key of [stranger.testKey, server.organization.liveKey]) {
      expect((await server.client.as(key).get(endpoints)).body).toEqual([]);
      const { body } = await server.client.as(key).get(`${endpoints}?ending_before=${ids[0]}`);
      expect(body).toEqual(errorBody("invalid_input", ["/ending_before"]));
    }
  });

  it("refuses what it does not know", async () => {
    const { status, body } = await server.client.get(`${endpoints}?limit=0&status=enabled`);
    expect([status, body]).toEqual([400, errorBody("invalid_input", ["/limit", "/status"])]);
  });
});

describe("another tenant's webhook endpoint", () => {
  it("is answered as an unknown one by every operation", async () => {
    const stranger = server.client.as((await createTestOrganization(server.database.sql)).testKey);
    const live = server.client.as(server.organization.liveKey);
    const deleted = (await createEndpoint(server.client)).id;
    await server.client.delete(`${endpoints}/${deleted}`);
    const strange = (await createEndpoint(stranger)).id;
    const foreign = [strange, (await createEndpoint(live)).id, deleted, "whe_0000000000000000000000", "x".repeat(300)];
    const bodies = new Set<string>();
    for (const id of foreign) {
      for (const answer of [
        await server.client.get<object>(`${endpoints}/${id}`),
        await server.client.put<object>(`${endpoints}/${id}`, { status: "disabled" }),
        await server.client.delete<object>(`${endpoints}/${id}`),
        await server.client.post<object>(`${endpoints}/${id}/rotate_secret`),
        await server.client.get<object>(`${endpoints}/${id}/deliveries`),
        await server.client.get<object>(`${endpoints}/${id}/deliveries?starting_after=dlv_1`),
      ]) {
        expect(answer.status).toBe(404);
        bodies.add(JSON.stringify({ ...answer.body, request_id: "" }));
      }
    }
    expect([...bodies]).toEqual([expect.stringContaining("There is no webhook endpoint with this ID.")]);
    expect((await stranger.get(`${endpoints}/${strange}`)).body).toMatchObject({ status: "enabled" });
  });
});
