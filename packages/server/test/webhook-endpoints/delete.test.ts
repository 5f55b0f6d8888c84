import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodeId } from "../../src/ids.ts";
import { createEndpoint, createEvent } from "../harness/requests.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";

const endpoints = "/api/v1/webhook_endpoints";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.close());

const secretsOf = (id: string) =>
  server.database.sql`select from webhook_secrets where endpoint_id = ${decodeId("whe", id) ?? ""}`;

describe("deleting a webhook endpoint", () => {
  it("confirms it once, and the endpoint is gone with all its secrets", async () => {
    const { id } = await createEndpoint(server.client);
    await server.client.post(`${endpoints}/${id}/rotate_secret`);
    expect(await secretsOf(id)).toHaveLength(2);
    const { status, body } = await server.client.delete<{ deleted_at: number }>(`${endpoints}/${id}`);
    const deletion = { id, object: "webhook_endpoint", deleted: true, deleted_at: expect.any(Number) };
    expect([status, body]).toEqual([200, deletion]);
    expect(Math.abs(body.deleted_at - Date.now() / 1000)).toBeLessThan(60);
    expect(await secretsOf(id)).toHaveLength(0);
    expect((await server.client.delete(`${endpoints}/${id}`)).status).toBe(404);
  });

  it("queues nothing for it any more", async () => {
    const { id } = await createEndpoint(server.client);
    await server.client.delete(`${endpoints}/${id}`);
    await createEvent(server.client);
    const rows = await server.database.sql`select from deliveries where endpoint_id = ${decodeId("whe", id) ?? ""}`;
    expect(rows).toHaveLength(0);
  });

  it("leaves no secret behind when secrets are rotated at the same moment", async () => {
    for (let round = 0; round < 10; round++) {
      const { id } = await createEndpoint(server.client);
      const rotate = () => server.client.post(`${endpoints}/${id}/rotate_secret`);
      const [, , deletion] = await Promise.all([
        rotate(),
        rotate(),
        server.client.delete(`${endpoints}/${id}`),
        rotate(),
        rotate(),
      ]);
      expect(deletion.status).toBe(200);
      expect(await secretsOf(id)).toHaveLength(0);
    }
  });
});
