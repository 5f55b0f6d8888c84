import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { transaction } from "../../src/database/transaction.ts";
import { listQueues } from "../../src/metrics/queue-repository.ts";
import { createScheduler } from "../../src/jobs/scheduler.ts";
import { createLogger } from "../../src/logger.ts";
import { transitionAnyPaymentSession } from "../../src/payment-sessions/transition-repository.ts";
import { createTestClock, startTestAdmin, type TestAdmin } from "../harness/admin.ts";
import { newKey } from "../harness/idempotency.ts";
import { createContractor, createEndpoint, createSession } from "../harness/requests.ts";
import { sendBytes } from "../harness/send-bytes.ts";
import { insertTestContractor, insertTestSession } from "../harness/test-organization.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";
import { startFailingPages } from "../hosted-page/support/start-failing-pages.ts";

let server: TestServer;
let admin: TestAdmin;
const { clock, pass } = createTestClock();
beforeAll(async () => {
  server = await startTestServer();
  admin = await startTestAdmin(server.database, clock);
});
afterAll(async () => {
  await admin.close();
  await server.close();
});

/** How much every series grew meanwhile. */
let before: Map<string, number>;
beforeEach(async () => {
  pass(60_000);
  before = await admin.metrics();
});
const grown = async (name: string) => {
  const all = [...(await admin.metrics())].filter(([series]) => series.startsWith(`payment_sessions_${name}`));
  const grew = all.map(
    ([series, value]) => [series.slice("payment_sessions_".length), value - (before.get(series) ?? 0)] as const,
  );
  return Object.fromEntries(grew.filter(([, by]) => by !== 0));
};

describe("requests", () => {
  it("are counted by the route's pattern and the status, on both listeners", async () => {
    const { id } = await createContractor(server.client);
    await server.client.get(`/api/v1/contractors/${id}`);
    await server.client.get(`/api/v1/contractors/cn_${"0".repeat(22)}`);
    const pages = await startFailingPages();
    await fetch(`${pages.url}/payment/setup/test_${"A".repeat(43)}`);
    await pages.close();
    expect(await grown("http_requests_total")).toEqual({
      'http_requests_total{listener="api",method="POST",route="/api/v1/contractors",status="201"}': 1,
      'http_requests_total{listener="api",method="GET",route="/api/v1/contractors/:contractor",status="200"}': 1,
      'http_requests_total{listener="api",method="GET",route="/api/v1/contractors/:contractor",status="404"}': 1,
      'http_requests_total{listener="hosted_page",method="GET",route="/payment/setup/:token",status="503"}': 1,
    });
    expect(await grown("http_request_duration_seconds_count")).toMatchObject({
      'http_request_duration_seconds_count{listener="api",method="GET",route="/api/v1/contractors/:contractor"}': 2,
    });
  });

  it("make no new series of what clients make up", async () => {
    for (const path of ["/a", "/b", "/c?d=e"]) await server.client.get(path);
    for (const method of ["PROPFIND", "MKCOL", "M-SEARCH"]) await server.client.send(method, "/api/v1/contractors");
    await sendBytes(server.url, "NONSENSE\r\n\r\n");
    await sendBytes(server.url, "GET /%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    expect(await grown("http_requests_total")).toEqual({
      'http_requests_total{listener="api",method="GET",route="unknown",status="404"}': 3,
      'http_requests_total{listener="api",method="other",route="/api/v1/contractors",status="405"}': 3,
      'http_requests_total{listener="api",method="other",route="malformed",status="400"}': 2,
    });
  });
});

describe("transitions", () => {
  it("are counted once each, and not when they were refused or rolled back", async () => {
    const contractor = await createContractor(server.client);
    const [plain, keyed, kept] = [1, 2, 3].map(() => createSession(server.client, contractor.id));
    const cancel = async (session: typeof plain, request = {}) =>
      server.client.post(`/api/v1/payment/sessions/${(await session)?.id}/cancel`, undefined, request);
    expect((await cancel(plain)).status).toBe(200);
    expect((await cancel(plain)).status).toBe(400);
    const key = newKey();
    expect([(await cancel(keyed, key)).status, (await cancel(keyed, key)).status]).toEqual([200, 200]);
    const { sql } = server.database;
    const id = await insertTestSession(
      sql,
      server.organization.test,
      await insertTestContractor(sql, server.organization.test),
    );
    const undone = transaction(sql, async (inner) => {
      await transitionAnyPaymentSession(inner, id, "cancel");
      throw new Error("no");
    });
    await expect(undone).rejects.toThrow("no");
    expect((await kept)?.status).toBe("pending");
    expect(await grown("transitions_total")).toEqual({ 'transitions_total{status="cancelled"}': 2 });
  });
});

describe("jobs", () => {
  it("are counted by what came of each run, with the time of the last success", async () => {
    let runs = 0;
    const run = async () => {
      runs += 1;
      if (runs === 2) throw new Error("no");
      return 0;
    };
    const scheduler = createScheduler([{ name: "a job", intervalMs: 1, run }], createLogger("silent"));
    scheduler.start();
    await expect.poll(() => runs).toBeGreaterThan(2);
    await scheduler.stop();
    expect(await grown("job_runs_total")).toEqual({
      'job_runs_total{job="a job",outcome="succeeded"}': runs - 1,
      'job_runs_total{job="a job",outcome="failed"}': 1,
    });
    const at = (await admin.metrics()).get('payment_sessions_job_last_success_timestamp_seconds{job="a job"}');
    expect(Math.abs(Date.now() / 1_000 - (at ?? 0))).toBeLessThan(60);
  });
});

describe("queues", () => {
  const queues = async (kind: "depth" | "oldest_seconds") => {
    const prefix = `payment_sessions_queue_${kind}{queue="`;
    const found = [...(await admin.metrics())].filter(([series]) => series.startsWith(prefix));
    return Object.fromEntries(found.map(([series, value]) => [series.slice(prefix.length, -2), value]));
  };
  const empty = {
    deliveries_due: 0,
    deliveries_leased: 0,
    deliveries_failed: 0,
    sessions_due: 0,
    attempts_unfinished: 0,
    instrument_removals: 0,
  };
  afterEach(
    () => server.database.sql`truncate deliveries, instrument_removals, payment_attempts, events, payment_sessions`,
  );

  /** What waits in every queue. */
  async function fillQueues() {
    const { sql } = server.database;
    const { test } = server.organization;
    await createEndpoint(server.client);
    const contractor = await insertTestContractor(sql, test);
    const sessions = await Promise.all(Array.from({ length: 5 }, () => insertTestSession(sql, test, contractor)));
    for (const id of sessions) await transitionAnyPaymentSession(sql, id, "cancel");
    const [failed, leased, later, due] = (await sql<{ id: string }[]>`select id from deliveries order by id`).map(
      ({ id }) => id,
    );
    await sql`update deliveries set status = 'failed', next_attempt_at = null where id = ${failed ?? ""}`;
    await sql`update deliveries set leased_until = clock_timestamp() + interval '1 hour' where id = ${leased ?? ""}`;
    await sql`update deliveries set next_attempt_at = clock_timestamp() + interval '1 hour' where id = ${later ?? ""}`;
    await sql`update deliveries set next_attempt_at = clock_timestamp() - interval '100 seconds' where id = ${due ?? ""}`;
    const overdue = await insertTestSession(sql, test, contractor, { secondsLeft: -50 });
    await insertTestSession(sql, test, contractor, { secondsLeft: -50, heldSeconds: 60 });
    await sql`
      insert into payment_attempts (session_id, number, idempotency_key, card_token_ciphertext, claimed_until, next_check_at)
      values (${overdue}, 1, 'x', 'x', clock_timestamp(), clock_timestamp() + interval '1 hour')
    `;
    await sql`
      insert into instrument_removals (environment, processor, instrument_id, next_attempt_at)
      values ('test', 'checkout', 'src_1', clock_timestamp() - interval '10 seconds')
    `;
  }

  it("tell how much waits, and for how long, and the database is asked every five seconds at most", async () => {
    await server.database.sql`truncate deliveries, payment_attempts, events, payment_sessions`;
    pass(5_000);
    expect([await queues("depth"), await queues("oldest_seconds")]).toEqual([empty, empty]);
    await fillQueues();
    pass(4_000);
    expect(await queues("depth")).toEqual(empty);
    pass(1_000);
    expect(await queues("depth")).toEqual({
      deliveries_due: 2,
      deliveries_leased: 1,
      deliveries_failed: 1,
      sessions_due: 1,
      attempts_unfinished: 1,
      instrument_removals: 1,
    });
    const { deliveries_due, sessions_due, instrument_removals, ...others } = await queues("oldest_seconds");
    expect([deliveries_due, sessions_due, instrument_removals].map((age) => Math.floor((age ?? 0) / 10))).toEqual([
      10, 5, 1,
    ]);
    expect(others).toEqual({ deliveries_leased: 0, deliveries_failed: 0, attempts_unfinished: 0 });
  });

  it("count what is due, however much there is that waits for later", async () => {
    await fillQueues();
    await server.database.sql`
      update deliveries set next_attempt_at = clock_timestamp() + interval '1 hour'
      where leased_until is null and next_attempt_at > clock_timestamp() - interval '1 minute'
    `;
    const states = await listQueues(server.database.sql, 2);
    expect(states.filter(({ queue }) => queue.startsWith("deliveries_")).map(({ depth }) => depth)).toEqual([1, 1, 1]);
  });

  it("have no value while the database does not tell, and everything else has", async () => {
    const { sql } = server.database;
    await sql.begin(async (other) => {
      await other`lock table deliveries in access exclusive mode`;
      pass(5_000);
      expect(await queues("depth")).toEqual({});
      expect(await grown("queue_read_failures_total")).toEqual({ queue_read_failures_total: expect.any(Number) });
      expect((await admin.metrics()).get("payment_sessions_database_connections_max")).toBe(8);
    });
    pass(5_000);
    await expect.poll(() => queues("depth")).toMatchObject(empty);
  });
});

it("contains no id, no secret and no address of anybody", async () => {
  const contractor = await createContractor(server.client);
  const { id, url } = await createSession(server.client, contractor.id);
  const endpoint = await createEndpoint(server.client);
  await fetch(`${server.url}${new URL(url).pathname}`);
  await server.client.get(`/api/v1/contractors?email=${contractor.email}`);
  await server.client.get(`/api/v1/contractors/${server.organization.testKey}`);
  const { text } = await admin.get("/metrics");
  const { testKey, id: organization } = server.organization;
  const token = new URL(url).pathname.split("/").at(-1) ?? "";
  for (const secret of [testKey, token, id, contractor.id, contractor.email, endpoint.id, endpoint.url, organization]) {
    expect(text).not.toContain(secret);
  }
});
