import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transitionPaymentSession } from "../../src/payment-sessions/transition-repository.ts";
import { permittedTransition, type TransitionCommand } from "../../src/payment-sessions/transitions.ts";
import {
  createTestOrganization,
  insertTestContractor,
  insertTestSession,
  type TestOrganization,
} from "../harness/test-organization.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";

/** As many connections as there are rivals in flight: on one connection the statements would simply queue. */
const connections = 24;
const sessionCount = 300;

let database: TestDatabase;
let organization: TestOrganization;
let contractor: string;

beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: connections });
  organization = await createTestOrganization(database.sql);
  contractor = await insertTestContractor(database.sql, organization.test);
});

afterAll(() => database.close());

/** Every change that any session ever goes through, noted by the database itself. */
async function recordChanges() {
  await database.sql.unsafe(`
    create table if not exists session_changes (session_id uuid, old_status text, new_status text);
    create or replace function note_change() returns trigger language plpgsql as $$
      begin insert into session_changes values (new.id, old.status, new.status); return new; end $$;
    create or replace trigger note_change after update on payment_sessions for each row execute function note_change();
  `);
}

async function race(ids: string[], rivalsOf: (id: string) => { command: TransitionCommand; afterMs: number }[]) {
  const attempts = ids.flatMap((id) => rivalsOf(id).map(({ command, afterMs }) => ({ id, command, afterMs })));
  const outcomes = await Promise.all(
    shuffle(attempts).map(async ({ id, command, afterMs }) => {
      await delay(afterMs);
      return { id, command, outcome: await transitionPaymentSession(database.sql, organization.test, id, command) };
    }),
  );
  return Map.groupBy(outcomes, ({ id }) => id);
}

const shuffle = <T>(values: T[]) =>
  values
    .map((value) => ({ value, order: Math.random() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ value }) => value);

const rivals: TransitionCommand[] = ["complete", "cancel", "expire", "expire"];

const winnersOf = (outcomes: Awaited<ReturnType<typeof race>>) =>
  new Set(
    [...outcomes.values()].flat().flatMap(({ command, outcome }) => (outcome && "session" in outcome ? [command] : [])),
  );

async function assertOneWinnerEach(outcomes: Awaited<ReturnType<typeof race>>) {
  const { sql } = database;
  for (const [id, attempts] of outcomes) {
    const winners = attempts.filter(({ outcome }) => outcome !== undefined && "session" in outcome);
    expect(
      winners.map(({ command }) => command),
      `exactly one rival wins ${id}`,
    ).toHaveLength(1);
    const [row] = await sql`
      select session.status, array_agg(event_type) as event_types,
        (select array_agg(old_status || '>' || new_status)
         from session_changes where session_id = session.id) as changes
      from payment_sessions as session join events on events.session_id = session.id
      where session.id = ${id} group by session.id
    `;
    const status = permittedTransition(winners[0]?.command ?? "cancel").to;
    expect(row).toEqual({ status, event_types: [`payment.session.${status}`], changes: [`pending>${status}`] });
  }
}

describe("rivals for one session", () => {
  it(`leave each of ${sessionCount} sessions with one final status and one event, before its deadline`, async () => {
    await recordChanges();
    const ids = await Promise.all(
      Array.from({ length: sessionCount }, () => insertTestSession(database.sql, organization.test, contractor)),
    );
    const outcomes = await race(ids, () => rivals.map((command) => ({ command, afterMs: 0 })));
    await assertOneWinnerEach(outcomes);
    expect(winnersOf(outcomes)).toEqual(new Set(["cancel", "complete"]));
  });

  it(`leave each of ${sessionCount} sessions with one final status and one event, at its deadline`, async () => {
    await recordChanges();
    const winners = new Set<TransitionCommand>();
    // Until every kind of rival has won: on a slow machine deadlines have to be later for that, and rivals earlier.
    for (let round = 1; round <= 5 && winners.size < 3; round += 1) {
      for (const winner of await raceAtDeadlines(round, 40 * round ** 2)) winners.add(winner);
    }
    expect(winners).toEqual(new Set(rivals));
  });

  /** They come within `spreadMs` around the deadline, and one more after it; answers which kinds of them won. */
  async function raceAtDeadlines(firstSeconds: number, spreadMs: number): Promise<Set<TransitionCommand>> {
    const deadlines = new Map<string, number>();
    await Promise.all(
      Array.from({ length: sessionCount }, async (_, index) => {
        const secondsLeft = firstSeconds + (2 * index) / sessionCount;
        const id = await insertTestSession(database.sql, organization.test, contractor, { secondsLeft });
        deadlines.set(id, Date.now() + secondsLeft * 1000);
      }),
    );
    const outcomes = await race([...deadlines.keys()], (id) => {
      const untilDeadline = (deadlines.get(id) ?? 0) - Date.now();
      const around = rivals.map((command) => ({
        command,
        afterMs: untilDeadline + (Math.random() - 0.5) * spreadMs,
      }));
      return [...around, { command: "expire", afterMs: untilDeadline + spreadMs + 200 }];
    });
    await assertOneWinnerEach(outcomes);
    return winnersOf(outcomes);
  }
});
