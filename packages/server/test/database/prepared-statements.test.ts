import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertContractor, updateContractor } from "../../src/contractors/repository.ts";
import { createDatabase, type Database } from "../../src/database/pool.ts";
import { insertWebhookEndpoint, updateWebhookEndpoint } from "../../src/webhook-endpoints/repository.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";

let testDatabase: TestDatabase;
/** One connection, which therefore prepares whatever is prepared. */
let database: Database;
let tenant: { organizationId: string; environment: "test" };
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = createDatabase(testDatabase.url, { maxConnections: 1 });
  const [row] = await database.sql<{ id: string }[]>`insert into organizations (name) values ('Acme') returning id`;
  tenant = { organizationId: row?.id ?? "", environment: "test" };
});
afterAll(async () => {
  await database.close();
  await testDatabase.close();
});

async function preparedStatements(): Promise<number> {
  const [row] = await database.sql<{ count: number }[]>`select count(*)::int as count from pg_prepared_statements`;
  return row?.count ?? 0;
}

const street = { line1: "1 Main St", line2: null };
const address = { ...street, locality: "Springfield", region: "IL", postalcode: "1", country: null };
const names = { firstName: "Ada", lastName: "Lovelace", phone: "1" };
const optional = [
  { middleName: "K" },
  { companyName: null },
  { withholdPremium: true },
  { customMetadata: { a: 1 } },
  { taxIdentificationCiphertext: Buffer.from([0, 255]) },
];
const unchanged = { url: undefined, description: undefined, enabledEvents: undefined, status: undefined };
const subsets = (parts: object[]): object[] =>
  Array.from({ length: 2 ** parts.length }, (_, bits) =>
    Object.assign({}, ...parts.filter((_part, index) => (bits >> index) % 2 === 1)),
  );

test("are as many, whichever properties a client leaves out", async () => {
  const email = () => `${randomUUID()}@example.com`;
  const create = (own: object) =>
    insertContractor(database.sql, tenant, randomUUID(), { ...names, address, email: email(), ...own });
  const { id } = await create({});
  const endpoint = await insertWebhookEndpoint(database.sql, tenant, {
    url: "https://example.com/",
    description: null,
    enabledEvents: ["payment.session.completed"],
  });
  await updateContractor(database.sql, tenant, id, {});
  await updateWebhookEndpoint(database.sql, tenant, endpoint.id, unchanged);
  const before = await preparedStatements();
  for (const own of subsets(optional)) {
    await create(own);
    await updateContractor(database.sql, tenant, id, own);
  }
  for (const own of subsets([
    { url: "https://example.org/" },
    { description: null },
    { status: "disabled" as const },
  ])) {
    await updateWebhookEndpoint(database.sql, tenant, endpoint.id, { ...unchanged, ...own });
  }
  expect(await preparedStatements()).toBe(before);
});
