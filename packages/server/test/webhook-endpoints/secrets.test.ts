import { afterAll, beforeAll, expect, it } from "vitest";
import { dumpTables } from "../harness/dump-tables.ts";
import { findSecrets } from "../harness/find-secrets.ts";
import { createEndpoint, createEvent } from "../harness/requests.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";

const endpoints = "/api/v1/webhook_endpoints";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.close());

it("lets no signing secret reach a later answer, a log line, or the database in the clear", async () => {
  const { client, database } = server;
  const { id, secret } = await createEndpoint(client);
  const rotation = await client.post<{ secret: string }>(`${endpoints}/${id}/rotate_secret`);
  const event = await createEvent(client);
  const later = [
    await client.get(`${endpoints}/${id}`),
    await client.get(endpoints),
    await client.put(`${endpoints}/${id}`, { description: "x" }),
    await client.get(`${endpoints}/${id}/deliveries`),
    await client.post(`/api/v1/events/${event.id}/resend`, { webhook_endpoint: id }),
    await client.get(`${endpoints}/${secret}`),
    await client.post(`${endpoints}?secret=${encodeURIComponent(secret)}`, { url: secret, secret }),
  ];
  await database.sql`alter table webhook_secrets rename to gone`;
  later.push(await client.post(`${endpoints}/${id}/rotate_secret`));
  await database.sql`alter table gone rename to webhook_secrets`;
  expect(server.log()).toContain("the request failed");
  const everything = [JSON.stringify(later), server.log(), await dumpTables(database.sql)].join("\n");
  expect(everything).toContain(id);
  const secrets = [secret, rotation.body.secret].map((each) => each.slice("whsec_".length));
  expect(findSecrets(Object.fromEntries(secrets.entries()), { everything })).toEqual([]);
  expect(everything).not.toMatch(/whsec_[A-Za-z0-9+/]/);
});
