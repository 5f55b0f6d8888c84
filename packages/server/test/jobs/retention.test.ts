import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { removeOld } from "../../src/jobs/retention-repository.ts";
import { retentionJob } from "../../src/jobs/retention.ts";
import { transitionPaymentSession } from "../../src/payment-sessions/transition-repository.ts";
import {
  createTestOrganization,
  insertTestContractor,
  insertTestSession,
  type TestOrganization,
} from "../harness/test-organization.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";

let database: TestDatabase;
let organization: TestOrganization;
let contractor: string;
let endpoint: string;

beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 8 });
  organization = await createTestOrganization(database.sql);
  contractor = await insertTestContractor(database.sql, organization.test);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.sql`truncate deliveries, events, webhook_secrets, webhook_endpoints`;
  const [row] = await database.sql<{ id: string }[]>`
    insert into webhook_endpoints (organization_id, environment, url, enabled_events)
    values (${organization.id}, 'test', 'https://example.com', '{payment.session.cancelled}') returning id
  `;
  endpoint = row?.id ?? "";
});

/** A cancelled session's event and delivery, made so long ago. */
async function insertEvents(count: number, daysOld: { event: number; delivery: number }): Promise<void> {
  const { sql } = database;
  for (let index = 0; index < count; index += 1) {
    const session = await insertTestSession(sql, organization.test, contractor);
    await transitionPaymentSession(sql, organization.test, session, "cancel");
  }
  const idOf = (table: string, days: number) =>
    `overlay(id_at(now() - interval '${days} days')::text placing substring(${table}.id::text from 15) from 15)::uuid`;
  await sql.unsafe(`
    alter table deliveries drop constraint deliveries_event_id_fkey;
    update deliveries set event_id = ${idOf("events", daysOld.event)} from events where events.id = deliveries.event_id;
    update deliveries set id = ${idOf("deliveries", daysOld.delivery)};
    update events set id = ${idOf("events", daysOld.event)};
    alter table deliveries add constraint deliveries_event_id_fkey foreign key (event_id) references events;
  `);
}

const counts = async () => {
  const [row] = await database.sql`
    select (select count(*)::integer from events) as events, (select count(*)::integer from deliveries) as deliveries
  `;
  return row;
};

/** Runs the job until it finds nothing, as often at once as there are workers. */
async function retain(workers = 1): Promise<void> {
  const { run } = retentionJob({ sql: database.sql });
  const work = async () => {
    while ((await run()) > 0);
  };
  await Promise.all(Array.from({ length: workers }, work));
}

it.each([
  [
    { event: 29, delivery: 29 },
    { events: 3, deliveries: 3 },
  ],
  [
    { event: 31, delivery: 31 },
    { events: 0, deliveries: 0 },
  ],
  // One that was asked for later goes with its event.
  [
    { event: 31, delivery: 1 },
    { events: 0, deliveries: 0 },
  ],
])("keeps events and deliveries for 30 days: %j", async (daysOld, left) => {
  await insertEvents(3, daysOld);
  await retain();
  expect(await counts()).toEqual(left);
});

it("leaves the sessions, and the places of their events, as they are", async () => {
  await insertEvents(1, { event: 31, delivery: 31 });
  const before = await database.sql`select * from payment_sessions order by id`;
  await retain();
  expect(await database.sql`select * from payment_sessions order by id`).toEqual(before);
});

it("deletes signing secrets that have expired, and no other", async () => {
  await database.sql`
    insert into webhook_secrets (endpoint_id, ciphertext, expires_at) values
      (${endpoint}, 'expired', clock_timestamp()), (${endpoint}, 'valid', clock_timestamp() + interval '1 hour'),
      (${endpoint}, 'current', null)
  `;
  await retain();
  const rows = await database.sql`select convert_from(ciphertext, 'utf8') as text from webhook_secrets order by id`;
  expect(rows.map(({ text }) => text as string)).toEqual(["valid", "current"]);
});

it("deletes what a deleted endpoint leaves behind, and the endpoint", async () => {
  await insertEvents(3, { event: 1, delivery: 1 });
  await database.sql`insert into webhook_secrets (endpoint_id, ciphertext) values (${endpoint}, 'current')`;
  await database.sql`update webhook_endpoints set deleted_at = clock_timestamp() where id = ${endpoint}`;
  await retain();
  expect(await counts()).toEqual({ events: 3, deliveries: 0 });
  expect(await database.sql`select from webhook_endpoints where id = ${endpoint}`).toHaveLength(0);
});

it.each(Object.keys(removeOld))("asks an index for the %s to delete, however many there are", async (kind) => {
  const { sql } = database;
  await sql`
    insert into deliveries (event_id, endpoint_id, organization_id, status, next_attempt_at)
    select event.id, ${endpoint}, ${organization.id}, 'succeeded', null
    from generate_series(1, 20000), (select id from events limit 1) as event
  `;
  await sql`analyze deliveries`;
  await sql.begin(async (inner) => {
    const read = async () => {
      const [row] =
        await inner`select seq_tup_read::integer as rows from pg_stat_xact_user_tables where relname = 'deliveries'`;
      return row?.["rows"] as number;
    };
    const before = await read();
    await removeOld[kind]?.(inner, 500);
    expect((await read()) - before).toBe(0);
  });
});

it("goes on with the other kinds when one fails", async () => {
  await insertEvents(2, { event: 31, delivery: 31 });
  await database.sql`
    insert into webhook_secrets (endpoint_id, ciphertext, expires_at) values (${endpoint}, 'old', clock_timestamp())
  `;
  await database.sql.unsafe(`
    create function fail() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$;
    create trigger fail before delete on deliveries for each row execute function fail();
  `);
  await expect(retentionJob({ sql: database.sql }).run()).rejects.toThrow("disk full");
  await database.sql.unsafe("drop trigger fail on deliveries; drop function fail()");
  expect(await database.sql`select from webhook_secrets`).toHaveLength(0);
});

it("is done once by any number of workers", async () => {
  await insertEvents(60, { event: 31, delivery: 31 });
  await retain(6);
  expect(await counts()).toEqual({ events: 0, deliveries: 0 });
});

it("leaves alone what somebody else has locked", async () => {
  await insertEvents(2, { event: 31, delivery: 31 });
  await database.sql.begin(async (other) => {
    await other`select from deliveries order by id limit 1 for update`;
    const { run } = retentionJob({ sql: database.sql });
    expect(await run().catch((error: unknown) => error)).toBe(2);
  });
  await retain();
  expect(await counts()).toEqual({ events: 0, deliveries: 0 });
});
