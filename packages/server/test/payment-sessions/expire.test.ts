import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { expireSessionsJob } from "../../src/payment-sessions/expire.ts";
import { expireDueSessions, transitionPaymentSession } from "../../src/payment-sessions/transition-repository.ts";
import {
  createTestOrganization,
  insertTestContractor,
  insertTestSession,
  type TestOrganization,
  type TestSession,
} from "../harness/test-organization.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";

let database: TestDatabase;
let organization: TestOrganization;
let contractor: string;

beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 12 });
  organization = await createTestOrganization(database.sql);
  contractor = await insertTestContractor(database.sql, organization.test);
});
afterAll(() => database.close());
beforeEach(() => database.sql`truncate payment_sessions cascade`);

const insertSession = (options: TestSession) => insertTestSession(database.sql, organization.test, contractor, options);

/** Runs the job until it finds nothing. */
async function expire(): Promise<void> {
  const { run } = expireSessionsJob({ sql: database.sql });
  while ((await run()) > 0);
}

const stateOf = async (id: string) => {
  const [row] = await database.sql`
    select status::text, (select array_agg(event_type) from events where session_id = session.id) as events
    from payment_sessions as session where id = ${id}
  `;
  return row;
};

it.each([
  ["past its deadline", { secondsLeft: -0.001 }, "expired"],
  ["before its deadline", { secondsLeft: 60 }, "pending"],
  ["that somebody holds", { secondsLeft: -1, heldSeconds: 60 }, "pending"],
  ["that nobody holds any more", { secondsLeft: -2, heldSeconds: -1 }, "expired"],
] as const)("leaves a session %s (%j) %s", async (_name, options, status) => {
  const id = await insertSession(options);
  await expire();
  expect(await stateOf(id)).toEqual({ status, events: status === "expired" ? ["payment.session.expired"] : null });
});

it.each(["completed", "cancelled", "expired"] as const)("leaves a session that is %s as it is", async (status) => {
  const id = await insertSession({ status, secondsLeft: -1 });
  await expire();
  expect(await stateOf(id)).toEqual({ status, events: null });
});

it("expires many sessions once each, in batches, by any number of workers", async () => {
  await database.sql`
    insert into payment_sessions (organization_id, environment, contractor_id, return_url, token_digest, created_at, expires_at)
    select ${organization.id}, 'test', ${contractor}, 'https://app.example.com/return', sha256(number::text::bytea),
      clock_timestamp(), clock_timestamp()
    from generate_series(1, 2000) as number
  `;
  await Promise.all([expire(), expire(), expire(), expire()]);
  const [row] = await database.sql`
    select (select count(*)::integer from payment_sessions where status = 'expired') as expired,
      (select count(*)::integer from events where event_type = 'payment.session.expired') as events
  `;
  expect(row).toEqual({ expired: 2000, events: 2000 });
});

it("takes those that have been due for longest first", async () => {
  const [late, early] = [await insertSession({ secondsLeft: -1 }), await insertSession({ secondsLeft: -100 })];
  expect(await expireDueSessions(database.sql, 1)).toBe(1);
  expect([await stateOf(late), await stateOf(early)]).toMatchObject([{ status: "pending" }, { status: "expired" }]);
});

it("passes over a session that a rival has locked", async () => {
  const [locked, free] = [await insertSession({ secondsLeft: -2 }), await insertSession({ secondsLeft: -1 })];
  await database.sql.begin(async (rival) => {
    await rival`select from payment_sessions where id = ${locked} for update`;
    await expire();
    expect(await stateOf(free)).toMatchObject({ status: "expired" });
  });
  expect(await stateOf(locked)).toMatchObject({ status: "pending" });
  await expire();
  expect(await stateOf(locked)).toMatchObject({ status: "expired" });
});

it("stopped leaves cancel its own answer: past the deadline", async () => {
  const id = await insertSession({ secondsLeft: -1 });
  const outcome = await transitionPaymentSession(database.sql, organization.test, id, "cancel");
  expect(outcome).toEqual({ refused: "past_deadline" });
  expect(await stateOf(id)).toEqual({ status: "pending", events: null });
});
