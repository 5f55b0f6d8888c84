import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { expireDueSessions, transitionAnyPaymentSession } from "../../src/payment-sessions/transition-repository.ts";
import { createTestOrganization, insertTestContractor, insertTestSession } from "../harness/test-organization.ts";
import type { TestOrganization } from "../harness/test-organization.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";

let database: TestDatabase;
let organization: TestOrganization;
let contractor: string;

beforeAll(async () => {
  database = await createTestDatabase();
  organization = await createTestOrganization(database.sql);
  contractor = await insertTestContractor(database.sql, organization.test);
});
afterAll(() => database.close());
beforeEach(() => database.sql`truncate webhook_endpoints, deliveries, events cascade`);

async function insertEndpoint(
  change: { types?: string[]; environment?: string; organizationId?: string } = {},
): Promise<string> {
  const { types = ["payment.session.cancelled"], environment = "test", organizationId = organization.id } = change;
  const [row] = await database.sql<{ id: string }[]>`
    insert into webhook_endpoints (organization_id, environment, url, enabled_events)
    values (${organizationId}, ${environment}, 'https://example.com', ${types}) returning id
  `;
  return row?.id ?? "";
}

const newSession = (secondsLeft = 60) =>
  insertTestSession(database.sql, organization.test, contractor, { secondsLeft });

/** Endpoints that an event of the session is queued for. */
async function queuedFor(session: string): Promise<string[]> {
  const rows = await database.sql<{ endpoint_id: string }[]>`
    select endpoint_id from deliveries join events on events.id = deliveries.event_id where session_id = ${session}
  `;
  return rows.map((row) => row.endpoint_id);
}

describe("a transition", () => {
  it("queues its event for every endpoint that is subscribed to its type", async () => {
    const subscribed = [
      await insertEndpoint(),
      await insertEndpoint({ types: ["payment.session.expired", "payment.session.cancelled"] }),
    ];
    await insertEndpoint({ types: ["payment.session.completed"] });
    const session = await newSession();
    await transitionAnyPaymentSession(database.sql, session, "cancel");
    expect(new Set(await queuedFor(session))).toEqual(new Set(subscribed));
  });

  it("queues nothing for another environment or organization", async () => {
    const stranger = await createTestOrganization(database.sql);
    await insertEndpoint({ environment: "live" });
    await insertEndpoint({ organizationId: stranger.id });
    const session = await newSession();
    await transitionAnyPaymentSession(database.sql, session, "cancel");
    expect(await queuedFor(session)).toEqual([]);
  });

  it.each(["disabled_reason = 'gone'", "deleted_at = clock_timestamp()"])(
    "queues nothing for an endpoint with %s",
    async (state) => {
      await insertEndpoint();
      await database.sql.unsafe(`update webhook_endpoints set ${state}`);
      const session = await newSession();
      await transitionAnyPaymentSession(database.sql, session, "cancel");
      expect(await queuedFor(session)).toEqual([]);
    },
  );

  it("that is refused queues nothing", async () => {
    await insertEndpoint();
    const session = await newSession();
    for (let count = 0; count < 3; count += 1) await transitionAnyPaymentSession(database.sql, session, "cancel");
    expect(await queuedFor(session)).toHaveLength(1);
  });

  it("that is rolled back leaves neither event nor delivery", async () => {
    await insertEndpoint();
    const session = await newSession();
    const work = database.sql.begin(async (inner) => {
      await transitionAnyPaymentSession(inner, session, "cancel");
      throw new Error("The disk is full.");
    });
    await expect(work).rejects.toThrow("The disk is full.");
    expect(await database.sql`select from events`).toHaveLength(0);
    expect(await queuedFor(session)).toEqual([]);
  });

  it("of many sessions at once queues for each", async () => {
    await insertEndpoint({ types: ["payment.session.expired"] });
    const sessions = await Promise.all(Array.from({ length: 20 }, () => newSession(-1)));
    await expireDueSessions(database.sql, 100);
    for (const session of sessions) expect(await queuedFor(session)).toHaveLength(1);
  });

  it.each([
    ["wakes the workers", true, 1],
    ["wakes nobody when nobody is subscribed", false, 0],
  ])("%s", async (_name, isSubscribed, calls) => {
    if (isSubscribed) await insertEndpoint();
    let called = 0;
    const listening = await database.sql.listen("deliveries", () => (called += 1));
    await transitionAnyPaymentSession(database.sql, await newSession(), "cancel");
    // What was notified before this is heard before this.
    await database.sql.notify("deliveries", "last");
    await expect.poll(() => called).toBe(calls + 1);
    await listening.unlisten();
  });
});
