import { afterAll, beforeAll, expect, it } from "vitest";
import { replaceCard } from "../../src/contractors/card-repository.ts";
import { decodeId } from "../../src/ids.ts";
import { createContractor, type WireContractor } from "../harness/requests.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

it("shows the saved card, and nothing that would charge it, wherever a contractor is answered", async () => {
  const created = await createContractor(server.client);
  expect(created.card).toBeNull();
  const card = { brand: "visa", last4: "4242", expMonth: 11, expYear: 2031 } as const;
  await replaceCard(server.database.sql, decodeId("cn", created.id) ?? "", { id: "src_secret", card });
  const path = `/api/v1/contractors/${created.id}`;
  const answers = [
    (await server.client.get<WireContractor>(path)).body,
    (await server.client.put<WireContractor>(path, { phone: "415-555-0100" })).body,
    (await server.client.get<WireContractor[]>("/api/v1/contractors")).body[0],
  ];
  for (const answer of answers) {
    expect(answer?.card).toEqual({ brand: "visa", last4: "4242", exp_month: 11, exp_year: 2031 });
    expect(JSON.stringify(answer)).not.toContain("src_secret");
  }
});
