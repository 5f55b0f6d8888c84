import { afterAll, beforeAll, expect, it } from "vitest";
import { createDatabase, type Database } from "../../src/database/pool.ts";
import { errorBody } from "../harness/error-body.ts";
import { countRows, newKey } from "../harness/idempotency.ts";
import { createContractor, returnUrl, type WireSession } from "../harness/requests.ts";
import { startServerOn, startTestServer, type TestServer } from "../harness/test-server.ts";

let server: TestServer;
/** The same service, on two connections, for which nobody waits long. */
let narrow: Awaited<ReturnType<typeof startServerOn>>;
let database: Database;
let contractor: string;
beforeAll(async () => {
  server = await startTestServer();
  database = createDatabase(server.database.url, { maxConnections: 2, waitMs: 200 });
  narrow = await startServerOn(database.sql, server.organization.testKey);
  contractor = (await createContractor(server.client)).id;
});
afterAll(async () => {
  await narrow.close();
  await database.close();
  await server.close();
});

const create = (request = {}) =>
  narrow.client.post<WireSession>("/api/v1/payment/sessions", { contractor, return_url: returnUrl }, request);

it("answers 503 to whoever gets no connection in time, and nothing of theirs is carried out later", async () => {
  const { sql } = server.database;
  // While the table is locked every statement that is sent waits: 16 may, and a transaction.
  const answers = await sql.begin(async (other) => {
    await other`lock table organizations in access exclusive mode`;
    const all = [...Array.from({ length: 40 }, () => create()), ...Array.from({ length: 4 }, () => create(newKey()))];
    const refused = all.map((answer) =>
      answer.then(({ status }) => status === 503 || Promise.reject(new Error("Too early."))),
    );
    await Promise.any(refused);
    await expect.poll(() => database.gate.waiting).toBe(0);
    return { all };
  });
  const settled = await Promise.all(answers.all);
  const refused = settled.filter(({ status }) => status === 503);
  expect(refused.length).toBeGreaterThan(0);
  for (const { headers, body } of refused) {
    expect([headers.get("retry-after"), body]).toEqual(["1", errorBody("service_unavailable")]);
  }
  const created = settled.filter(({ status }) => status === 201);
  expect(created.length + refused.length).toBe(44);
  expect(await countRows(sql, "payment_sessions")).toBe(created.length);
  // The one that the lock had kept from its turn has left no trace either.
  expect((await create(newKey())).status).toBe(201);
  expect(await countRows(sql, "payment_sessions")).toBe(created.length + 1);
  expect(database.gate.inUse).toEqual({ statement: 0, transaction: 0 });
});

it("answers 503 while transactions have every connection that they may have, and reads go on", async () => {
  const [holding] = [await database.gate.enter("transaction")];
  expect(holding).toBeUndefined();
  const { status, body } = await create(newKey());
  expect([status, body]).toEqual([503, errorBody("service_unavailable")]);
  expect((await narrow.client.get("/api/v1/contractors")).status).toBe(200);
  database.gate.leave("transaction");
  expect((await create(newKey())).status).toBe(201);
});
