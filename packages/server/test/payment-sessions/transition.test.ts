import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  cancelSessionsOfContractor,
  transitionPaymentSession,
} from "../../src/payment-sessions/transition-repository.ts";
import {
  paymentSessionStatuses,
  phases,
  transition,
  transitionCommands,
} from "../../src/payment-sessions/transitions.ts";
import {
  createTestOrganization,
  insertTestContractor,
  insertTestSession,
  type TestOrganization,
} from "../harness/test-organization.ts";
import { waitingForLocks } from "../harness/waiting-for-locks.ts";
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

const readSession = async (id: string) => {
  const [row] = await database.sql`
    select status, completed_at, cancelled_at, expires_at from payment_sessions where id = ${id}
  `;
  return row;
};

const readEvents = (id: string) => database.sql`
  select event_type, organization_id, environment, created_at from events where session_id = ${id}
`;

const everyCell = paymentSessionStatuses.flatMap((status) =>
  transitionCommands.flatMap((command) =>
    phases.map((phase) => {
      const result = transition(status, command, phase);
      return { status, command, phase, result, name: JSON.stringify(result) };
    }),
  ),
);

const permitted = everyCell.flatMap((cell) => ("to" in cell.result ? [{ ...cell, to: cell.result.to }] : []));
const refused = everyCell.filter(({ result }) => "refused" in result);

const insertSession = (cell: (typeof everyCell)[number]) =>
  insertTestSession(database.sql, organization.test, contractor, {
    status: cell.status,
    secondsLeft: cell.phase === "before_deadline" ? 60 : -1,
    ...(cell.phase === "held" && { heldSeconds: 60 }),
  });

describe("transitionPaymentSession", () => {
  it.each(permitted)("answers $command of a $status session ($phase) with $name", async (cell) => {
    const id = await insertSession(cell);
    const outcome = await transitionPaymentSession(database.sql, organization.test, id, cell.command);
    expect(outcome).toMatchObject({ session: { id, status: cell.to } });
    expect(await readSession(id)).toMatchObject({ status: cell.to });
    expect([...(await readEvents(id))]).toEqual([
      {
        event_type: `payment.session.${cell.to}`,
        organization_id: organization.id,
        environment: "test",
        created_at: expect.any(Date),
      },
    ]);
  });

  it.each(refused)("answers $command of a $status session ($phase) with $name", async (cell) => {
    const id = await insertSession(cell);
    const before = await readSession(id);
    expect(await transitionPaymentSession(database.sql, organization.test, id, cell.command)).toEqual(cell.result);
    expect(await readSession(id)).toEqual(before);
    expect(await readEvents(id)).toHaveLength(0);
  });

  it.each([
    ["cancel", "cancelledAt"],
    ["complete", "completedAt"],
  ] as const)("gives %s and its event the same whole second of the database's clock", async (command, field) => {
    const id = await insertTestSession(database.sql, organization.test, contractor);
    const outcome = await transitionPaymentSession(database.sql, organization.test, id, command);
    const [event] = await readEvents(id);
    const [clock] = await database.sql`select clock_timestamp() as now`;
    if (outcome === undefined || "refused" in outcome) throw new Error("The transition was refused.");
    const time = outcome.session[field];
    expect(time).toEqual(event?.["created_at"]);
    expect(time?.getMilliseconds()).toBe(0);
    expect(Math.abs(Number(time) - Number(clock?.["now"]))).toBeLessThan(60_000);
  });

  it("finds nothing of another organization or environment", async () => {
    const stranger = await createTestOrganization(database.sql);
    const id = await insertTestSession(database.sql, organization.test, contractor);
    expect(await transitionPaymentSession(database.sql, stranger.test, id, "cancel")).toBeUndefined();
    expect(await transitionPaymentSession(database.sql, organization.live, id, "cancel")).toBeUndefined();
    expect(await readSession(id)).toMatchObject({ status: "pending" });
  });

  it.each(["cancel", "complete"] as const)(
    "refuses to %s when the lock was waited for until the deadline",
    async (command) => {
      const { sql } = database;
      const id = await insertTestSession(sql, organization.test, contractor, { secondsLeft: 2 });
      let outcome: ReturnType<typeof transitionPaymentSession> | undefined;
      await sql.begin(async (blocker) => {
        await blocker`select from payment_sessions where id = ${id} for update`;
        outcome = transitionPaymentSession(sql, organization.test, id, command);
        await waitingForLocks(sql);
        await blocker`
      select pg_sleep_until(expires_at + interval '0.1 seconds') from payment_sessions where id = ${id}
    `;
      });
      expect(await outcome).toEqual({ refused: "past_deadline" });
      expect(await readSession(id)).toMatchObject({ status: "pending" });
      expect(await readEvents(id)).toHaveLength(0);
    },
  );

  it("cancels a row that somebody else changed, and left pending, while it waited", async () => {
    const { sql } = database;
    const id = await insertTestSession(sql, organization.test, contractor);
    let outcome: ReturnType<typeof transitionPaymentSession> | undefined;
    await sql.begin(async (blocker) => {
      await blocker`update payment_sessions set return_url = 'https://app.example.com/other' where id = ${id}`;
      outcome = transitionPaymentSession(sql, organization.test, id, "cancel");
      await waitingForLocks(sql);
    });
    expect(await outcome).toMatchObject({
      session: { status: "cancelled", returnUrl: "https://app.example.com/other" },
    });
    expect(await readEvents(id)).toHaveLength(1);
  });
});

describe("cancelSessionsOfContractor", () => {
  it("cancels what is pending, each with its event, and leaves the rest", async () => {
    const { sql } = database;
    const contractorId = await insertTestContractor(sql, organization.test);
    const pending = [
      await insertTestSession(sql, organization.test, contractorId),
      await insertTestSession(sql, organization.test, contractorId),
    ];
    const due = await insertTestSession(sql, organization.test, contractorId, { secondsLeft: -1 });
    const completed = await insertTestSession(sql, organization.test, contractorId, { status: "completed" });
    const outcomes = await cancelSessionsOfContractor(sql, contractorId);
    expect(outcomes).toHaveLength(3);
    for (const id of pending) {
      expect(await readSession(id)).toMatchObject({ status: "cancelled" });
      expect(await readEvents(id)).toHaveLength(1);
    }
    expect(await readSession(due)).toMatchObject({ status: "pending" });
    expect(await readSession(completed)).toMatchObject({ status: "completed" });
  });
});
