import { setTimeout as delay } from "node:timers/promises";
import { expect } from "vitest";
import {
  cards,
  createCardToken,
  insertHostedSession,
  instrumentsOf,
  readCard,
  readSession,
  type TestHostedSession,
} from "./hosted-session.ts";
import type { SavingCards } from "./saving-cards.ts";

/** A contractor with a session and a card that is typed in. */
export interface Click extends TestHostedSession {
  contractor: string;
  cardToken: string;
}

export const newClicks = ({ database, organization, newContractor, simulator }: SavingCards, count: number) =>
  Promise.all(
    Array.from({ length: count }, async (): Promise<Click> => {
      const contractor = await newContractor();
      const session = await insertHostedSession(database.sql, organization.test, contractor);
      return { ...session, contractor, cardToken: await createCardToken(simulator, cards.visa) };
    }),
  );

/** Calls back the moment the provider has stored that many cards of these sessions, before it answers. */
export function whenStored({ simulator }: SavingCards, clicks: readonly Click[], count: number, callBack: () => void) {
  const { instruments } = simulator.records;
  const push = instruments.push;
  let stored = 0;
  instruments.push = (...records) => {
    const length = push.apply(instruments, records);
    const isOurs = records.some(({ reference }) => clicks.some(({ publicId }) => publicId === reference));
    if (isOurs && (stored += 1) === count) callBack();
    return length;
  };
}

/** Until the database has noticed that a process was killed, it may finish a statement of it, or keep a row locked. */
export async function waitForDisconnect(
  { database }: Pick<SavingCards, "database">,
  applicationName: string,
): Promise<void> {
  while ((await countConnections(database, applicationName)) > 0) await delay(10);
}

export async function countConnections({ sql }: SavingCards["database"], applicationName: string): Promise<number> {
  const rows = await sql`
    select from pg_stat_activity where application_name = ${applicationName} and datname = current_database()
  `;
  return rows.length;
}

/** How many sessions have a card at the provider that the database does not know of. */
export async function countInterrupted({ database, simulator }: SavingCards, clicks: readonly Click[]) {
  const sessions = await Promise.all(clicks.map(({ id }) => readSession(database.sql, id)));
  return clicks.filter(
    (click, index) => sessions[index]?.status === "pending" && instrumentsOf(simulator, click).length > 0,
  ).length;
}

/** Completed once with one card, or never claimed and without any. */
export async function assertWhole({ database: { sql }, simulator }: SavingCards, click: Click): Promise<void> {
  const { status, events, attempts } = await readSession(sql, click.id);
  const kept = instrumentsOf(simulator, click).map(({ id }) => id);
  const { card_instrument_id: card } = await readCard(sql, click.contractor);
  const untouched = { status: "pending", events: null, attempts: null, kept: [] };
  const completed = {
    status: "completed",
    events: ["payment.session.completed"],
    attempts: ["approved"],
    kept: [card],
  };
  expect({ status, events, attempts, kept }).toEqual(attempts === null ? untouched : completed);
  if (attempts === null) expect(card).toBeNull();
}
