import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { encodeId } from "../../src/ids.ts";
import { claimSession } from "../../src/payment-sessions/claim-repository.ts";
import { claimTimes } from "../../src/payment-sessions/claim-times.ts";
import { transitionAnyPaymentSession } from "../../src/payment-sessions/transition-repository.ts";
import { readSession } from "../harness/hosted-session.ts";
import {
  createTestOrganization,
  insertTestContractor,
  insertTestSession,
  type TestOrganization,
} from "../harness/test-organization.ts";
import { waitingForLocks } from "../harness/waiting-for-locks.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";

const sessionCount = 150;
const clicksASession = 4;

let database: TestDatabase;
let organization: TestOrganization;
let contractor: string;

beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 24 });
  organization = await createTestOrganization(database.sql);
  contractor = await insertTestContractor(database.sql, organization.test);
});
afterAll(() => database.close());

const claim = (id: string) => {
  const claimed = { id, publicId: encodeId("hps", id), cardTokenCiphertext: Buffer.alloc(1) };
  return claimSession(database.sql, claimed, claimTimes);
};

/** True when this click got the claim; then it completes the session, after a while at the provider. */
async function click(id: string, afterMs: number): Promise<boolean> {
  await delay(afterMs);
  const result = await claim(id);
  if ("refused" in result) return false;
  await delay(Math.random() * 20);
  await transitionAnyPaymentSession(database.sql, id, "complete");
  return true;
}

async function rival(id: string, command: "cancel" | "expire", afterMs: number): Promise<void> {
  await delay(afterMs);
  await transitionAnyPaymentSession(database.sql, id, command);
}

it(`lets at most one click of ${sessionCount} sessions claim each, and no claimed one expire, at its deadline`, async () => {
  const seen = new Set<string>();
  // Until every ending was met: on a slow machine deadlines have to be later for that, and clicks earlier.
  for (let round = 1; round <= 5 && seen.size < 3; round += 1) await raceAtDeadlines(seen, round, 100 * round ** 2);
  expect(seen).toEqual(new Set(["completed", "cancelled", "expired"]));
});

/** Everybody comes within `spreadMs` around the deadline, most of them before it. */
async function raceAtDeadlines(seen: Set<string>, firstSeconds: number, spreadMs: number): Promise<void> {
  const { sql } = database;
  const sessions = await Promise.all(
    Array.from({ length: sessionCount }, async (_, index) => {
      const secondsLeft = firstSeconds + index / sessionCount;
      const id = await insertTestSession(sql, organization.test, contractor, { secondsLeft });
      return { id, deadline: Date.now() + secondsLeft * 1000 };
    }),
  );
  await Promise.all(
    sessions.map(async ({ id, deadline }, index) => {
      const untilDeadline = deadline - Date.now();
      const around = () => untilDeadline + (Math.random() - 0.7) * spreadMs;
      const [claims] = await Promise.all([
        Promise.all(Array.from({ length: clicksASession }, () => click(id, around()))),
        index % 3 === 0 ? rival(id, "cancel", around()) : undefined,
        rival(id, "expire", around()),
        rival(id, "expire", untilDeadline + 400),
      ]);
      const claimed = claims.filter(Boolean).length;
      expect(claimed).toBeLessThanOrEqual(1);
      const { status, events, attempts } = await readSession(sql, id);
      expect(events).toEqual([`payment.session.${status}`]);
      expect(attempts ?? []).toHaveLength(claimed);
      expect(status).toBeOneOf(claimed === 1 ? ["completed", "cancelled"] : ["cancelled", "expired"]);
      seen.add(status);
    }),
  );
}

it("decides by the clock at the moment it gets the row, not by the moment it asked", async () => {
  const { sql } = database;
  const id = await insertTestSession(sql, organization.test, contractor, { secondsLeft: 2 });
  let result: ReturnType<typeof claim> | undefined;
  await sql.begin(async (blocker) => {
    await blocker`select from payment_sessions where id = ${id} for update`;
    result = claim(id);
    await waitingForLocks(sql);
    await blocker`
      select pg_sleep_until(expires_at + interval '0.1 seconds') from payment_sessions where id = ${id}
    `;
  });
  expect(await result).toEqual({ refused: "past_deadline" });
});

it("sees the claim of the rival that it waited for", async () => {
  const { sql } = database;
  const id = await insertTestSession(sql, organization.test, contractor);
  let results: Promise<Awaited<ReturnType<typeof claim>>[]> | undefined;
  await sql.begin(async (blocker) => {
    await blocker`select from payment_sessions where id = ${id} for update`;
    results = Promise.all(Array.from({ length: 10 }, () => claim(id)));
    await waitingForLocks(sql, 10);
  });
  const refused = (await results)?.filter((result) => "refused" in result);
  expect(refused).toEqual(Array.from({ length: 9 }, () => ({ refused: "claimed" })));
});
