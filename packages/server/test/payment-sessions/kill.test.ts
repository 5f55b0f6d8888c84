import { fork } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  cards,
  createCardToken,
  insertHostedSession,
  instrumentsOf,
  readCard,
  readSession,
} from "../harness/hosted-session.ts";
import { checkoutSettings, type SavingCards, startSavingCards } from "../harness/saving-cards.ts";
import type { SaveCardsTask } from "../support/save-cards-until-killed.ts";

const rounds = Number(process.env["KILL_ROUNDS"] ?? 10);
const sessionsARound = 12;
const program = fileURLToPath(new URL("../support/save-cards-until-killed.ts", import.meta.url));

let saving: SavingCards;
beforeAll(async () => {
  saving = await startSavingCards();
});
afterAll(() => saving.close());

const applicationName = "payment-sessions to be killed";

/** Calls back the moment the provider has stored that many cards, before it answers. */
function whenStored(count: number, callBack: () => void): void {
  const { instruments } = saving.simulator.records;
  instruments.push = (...records) => {
    const length = Array.prototype.push.apply(instruments, records);
    if (length === count) callBack();
    return length;
  };
}

/** Kills a process that saves cards: before it hears of the last one, or a moment later. */
async function saveCardsAndKill(task: SaveCardsTask, instrumentCount: number, pauseMs: number | undefined) {
  const child = fork(program, { execArgv: ["--conditions=@payment-sessions/source"], stdio: "inherit" });
  const exited = once(child, "exit");
  await once(child, "message");
  whenStored(instrumentCount, () => {
    if (pauseMs === undefined) child.kill("SIGKILL");
    else setTimeout(() => child.kill("SIGKILL"), pauseMs);
  });
  child.send(task);
  const [code, signal] = (await exited) as [number | null, string | null];
  expect(code ?? signal).toBeOneOf(["SIGKILL", 0]);
  // Until the database has noticed, too, it may finish a statement, or keep a row locked.
  await until(async () => (await saving.database.sql`
    select from pg_stat_activity where application_name = ${applicationName} and datname = current_database()
  `).length === 0);
}

it(
  `completes each session once with one card, or leaves it pending with none, in ${rounds} kills`,
  { timeout: 30_000 + rounds * 6_000 },
  async () => {
    const { sql } = saving.database;
    let interrupted = 0;
    for (let round = 0; round < rounds; round += 1) {
      saving.simulator.reset();
      const sessions = await Promise.all(
        Array.from({ length: sessionsARound }, async () => {
          const contractor = await saving.newContractor();
          const session = await insertHostedSession(sql, saving.organization.test, contractor);
          return { ...session, contractor, cardToken: await createCardToken(saving.simulator, cards.visa) };
        }),
      );
      await saveCardsAndKill(
        {
          databaseUrl: saving.database.url,
          applicationName,
          encryptionKey: saving.encryptionKey,
          checkout: checkoutSettings(saving.simulator),
          clicks: sessions,
        },
        randomInt(1, sessionsARound),
        round % 2 === 0 ? undefined : Math.random() * 8,
      );
      for (const session of sessions) {
        const { status } = await readSession(sql, session.id);
        if (status === "pending" && instrumentsOf(saving.simulator, session).length > 0) interrupted += 1;
      }
      await saving.start().recover();
      for (const session of sessions) {
        const { status, events, attempts } = await readSession(sql, session.id);
        const kept = instrumentsOf(saving.simulator, session);
        const card = await readCard(sql, session.contractor);
        if (attempts === null) {
          expect({ status, events, kept, card: card["card_instrument_id"] }).toEqual({
            status: "pending",
            events: null,
            kept: [],
            card: null,
          });
        } else {
          expect({ status, events, attempts }).toEqual({
            status: "completed",
            events: ["payment.session.completed"],
            attempts: ["approved"],
          });
          expect(kept.map(({ id }) => id)).toEqual([card["card_instrument_id"]]);
        }
      }
    }
    expect(interrupted, "kills between the provider's success and the commit").toBeGreaterThanOrEqual(rounds / 2);
  },
);

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await delay(10);
}
