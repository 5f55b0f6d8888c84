import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createContractor, type WireContractor } from "../harness/requests.ts";
import { createTestOrganization } from "../harness/test-organization.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";

const contractors = "/api/v1/contractors";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.close());

describe("the list of contractors", () => {
  it("finds the one with an email address, whatever its case", async () => {
    const contractor = await createContractor(server.client);
    const query = `?email=${encodeURIComponent(contractor.email.toUpperCase())}`;
    expect((await server.client.get(`${contractors}${query}`)).body).toEqual([contractor]);
    expect((await server.client.get(`${contractors}?email=nobody@example.com`)).body).toEqual([]);
  });

  it("is complete in both directions, newest first, also when the object of a cursor is deleted", async () => {
    const client = server.client.as((await createTestOrganization(server.database.sql)).testKey);
    const ids: string[] = [];
    for (let index = 0; index < 7; index++) ids.unshift((await createContractor(client)).id);
    const page = async (query: string) =>
      (await client.get<WireContractor[]>(`${contractors}?${query}`)).body.map(({ id }) => id);
    expect(await page("")).toEqual(ids);
    expect(await page(`limit=3&starting_after=${ids[2]}`)).toEqual(ids.slice(3, 6));
    expect(await page(`limit=3&ending_before=${ids[6]}`)).toEqual(ids.slice(3, 6));
    await client.delete(`${contractors}/${ids[2]}`);
    expect(await page(`limit=3&starting_after=${ids[2]}`)).toEqual(ids.slice(3, 6));
    expect(await page("")).toEqual(ids.filter((_, index) => index !== 2));
  });
});

describe("another tenant's contractor", () => {
  it("is answered as an unknown one by every operation", async () => {
    const stranger = server.client.as((await createTestOrganization(server.database.sql)).testKey);
    const live = server.client.as(server.organization.liveKey);
    const ids = [
      (await createContractor(stranger)).id,
      (await createContractor(live)).id,
      "cn_0000000000000000000000",
      "x".repeat(300),
    ];
    const bodies = new Set<string>();
    for (const id of ids) {
      for (const answer of [
        await server.client.get<object>(`${contractors}/${id}`),
        await server.client.put<object>(`${contractors}/${id}`, { phone: "415-555-0199" }),
        await server.client.delete<object>(`${contractors}/${id}`),
      ]) {
        expect(answer.status).toBe(404);
        bodies.add(JSON.stringify({ ...answer.body, request_id: "" }));
      }
    }
    expect(bodies.size).toBe(1);
  });
});
