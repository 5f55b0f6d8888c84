import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createDatabase } from "../../src/database/pool.ts";
import type { ApiClient } from "../harness/api-client.ts";
import { errorBody } from "../harness/error-body.ts";
import { type Faults, prepareFaults } from "../harness/faults.ts";
import { newKey, withKey } from "../harness/idempotency.ts";
import { createContractor, createSession, newContractor, returnUrl, type WireSession } from "../harness/requests.ts";
import { startServerOn, startTestServer, type TestServer } from "../harness/test-server.ts";
import { startDatabaseProxy } from "../support/database-proxy.ts";
import { startSwitchableProxy } from "../support/switchable-proxy.ts";

let server: TestServer;
let faults: Faults;
beforeAll(async () => {
  server = await startTestServer();
  faults = await prepareFaults(server.database.sql);
});
afterEach(() => faults.clear());
afterAll(() => server.close());

interface Operation {
  name: string;
  table: string;
  /** Answers what sends the request. */
  prepare(request: object): Promise<(client?: ApiClient) => Promise<{ status: number; body: unknown }>>;
}

const post =
  (path: string, json: unknown, request: object) =>
  (client: ApiClient = server.client) =>
    client.post(path, json, request);
const pending = async () => createSession(server.client, (await createContractor(server.client)).id);

const operations: Operation[] = [
  {
    name: "create a session",
    table: "payment_sessions",
    async prepare(request) {
      const { id } = await createContractor(server.client);
      return post("/api/v1/payment/sessions", { contractor: id, return_url: returnUrl }, request);
    },
  },
  {
    name: "cancel a session",
    table: "events",
    prepare: async (request) => post(`/api/v1/payment/sessions/${(await pending()).id}/cancel`, undefined, request),
  },
  {
    name: "complete a session",
    table: "events",
    prepare: async (request) =>
      post(`/api/v1/test_helpers/payment/sessions/${(await pending()).id}/complete`, undefined, request),
  },
  {
    name: "create a contractor",
    table: "contractors",
    prepare: async (request) => post("/api/v1/contractors", newContractor(), request),
  },
  {
    name: "update a contractor",
    table: "contractors",
    async prepare() {
      const { id } = await createContractor(server.client);
      return (client = server.client) => client.put(`/api/v1/contractors/${id}`, { phone: "415-555-0199" });
    },
  },
  {
    name: "delete a contractor",
    table: "events",
    async prepare() {
      const { contractor_id: id } = await pending();
      return (client = server.client) => client.delete(`/api/v1/contractors/${id}`);
    },
  },
];

const countEffects = async () => {
  const [row] = await server.database.sql`
    select (select count(*) from payment_sessions) as sessions, (select count(*) from events) as events,
      (select count(*) from contractors) as contractors, (select count(*) from contractors where deleted_at is not null) as deleted
  `;
  return JSON.stringify(row);
};

describe.each(operations)("to $name", ({ table, prepare }) => {
  it.each(["40001", "40P01"])(
    "that meets %s once has its one effect, by itself or when it is sent again",
    async (code) => {
      const send = await prepare(newKey());
      await faults.failWith(code, 1, table);
      const { status } = await send();
      // A single statement without a key is left to the client.
      expect([200, 201, 503]).toContain(status);
      await faults.clear();
      if (status === 503) expect((await send()).status).toBeLessThan(300);
      const effects = await countEffects();
      await send();
      // Whoever sends it again under its key, or after its end, changes nothing more.
      if (table !== "contractors") expect(await countEffects()).toBe(effects);
    },
  );

  it.each(["40001", "40P01", "25006", "53100", "53200", "57P01", "58030", "08006"])(
    "is answered with 503 as long as it meets %s, without any effect, and succeeds afterwards",
    async (code) => {
      const send = await prepare(newKey());
      const before = await countEffects();
      await faults.failWith(code, 1_000, table);
      const { status, body } = await send();
      expect([status, body]).toEqual([503, errorBody("service_unavailable")]);
      expect(await countEffects()).toBe(before);
      await faults.clear();
      expect((await send()).status).toBeLessThan(300);
    },
  );
});

describe("under an idempotency key", () => {
  it.each(operations.slice(0, 4))(
    "$name has one effect through a serialization failure that its rivals cause",
    async ({ table, prepare }) => {
      const send = await prepare(newKey());
      await faults.failWith("40001", 3, table);
      const first = await send();
      expect(first.status).toBeLessThan(300);
      const effects = await countEffects();
      const again = await send();
      expect([again.status, again.body]).toEqual([first.status, first.body]);
      expect(await countEffects()).toBe(effects);
    },
  );
});

/** The service by way of a proxy that is told when to break. */
async function startBehind(url: string) {
  const { sql } = createDatabase(url, { maxConnections: 3 });
  const broken = await startServerOn(sql, server.organization.testKey);
  const close = async () => {
    await broken.close();
    await sql.end({ timeout: 0 });
  };
  return { client: broken.client, close };
}

describe("a connection that is lost", () => {
  it.each([
    ["at the claim", "idempotency_keys as used"],
    ["at begin", "begin "],
    ["at the work", "insert into payment_sessions"],
    ["as the answer is stored", "set answer_ciphertext"],
    ["at commit", "commit"],
  ])("%s, or with the answer to it, is a 503, and the retry gets the one effect", async (_name, text) => {
    for (const lost of ["request", "answer"] as const) {
      let broken = 0;
      const isToBreak = (bytes: Buffer) => bytes.includes(text) && (broken += 1) === 1;
      const proxy = await startDatabaseProxy(server.database.url, isToBreak, lost);
      const behind = await startBehind(proxy.url);
      const { id } = await createContractor(server.client);
      const key = withKey(`${text} ${lost}`);
      const send = (client: ApiClient) =>
        client.post<WireSession>("/api/v1/payment/sessions", { contractor: id, return_url: returnUrl }, key);
      const { status, body } = await send(behind.client);
      expect([text, lost, status, body]).toEqual([text, lost, 503, errorBody("service_unavailable")]);
      await behind.close();
      await proxy.close();
      await server.database.sql`update idempotency_keys set leased_until = clock_timestamp()`;
      const again = await send(server.client);
      expect(again.status).toBe(201);
      expect(await sessionsOf(id)).toEqual([again.body.id]);
    }
  });

  const sessionsOf = async (contractor: string) => {
    const { body } = await server.client.get<WireSession[]>(`/api/v1/payment/sessions?contractor=${contractor}`);
    return body.map(({ id }) => id);
  };
});

it("answers 503 and nothing else through a failover, on which the old primary takes no writes, and then goes on", async () => {
  const { sql, url } = server.database;
  const proxy = await startSwitchableProxy(url);
  const behind = await startBehind(proxy.url);
  const name = (await sql<{ name: string }[]>`select current_database() as name`)[0]?.name ?? "";
  const { id } = await createContractor(server.client);
  const create = () =>
    behind.client.post<WireSession>("/api/v1/payment/sessions", { contractor: id, return_url: returnUrl }, newKey());
  expect((await create()).status).toBe(201);
  // PostgreSQL says 57P01 to every connection, and 25006 to whatever writes on the next ones.
  await sql`alter database ${sql(name)} set default_transaction_read_only = on`;
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = ${name} and pid <> pg_backend_pid() and application_name = 'payment-sessions'
  `;
  const statuses = new Set<number>();
  for (let attempt = 0; attempt < 5; attempt += 1) statuses.add((await create()).status);
  await proxy.switchTo(undefined);
  for (let attempt = 0; attempt < 5; attempt += 1) statuses.add((await create()).status);
  expect(statuses).toEqual(new Set([503]));
  // A session setting of its own wins over the database's.
  await expect
    .poll(async () =>
      sql`set default_transaction_read_only = off`.then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);
  await sql.begin("read write", (inner) => inner`alter database ${inner(name)} reset default_transaction_read_only`);
  await proxy.switchTo(url);
  await expect.poll(async () => (await create()).status).toBe(201);
  await behind.close();
  await proxy.close();
});
