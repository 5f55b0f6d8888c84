import { expect, it } from "vitest";
import { attemptFromRow, type AttemptRow } from "../../src/payment-sessions/attempt.ts";
import { closeAttempt } from "../../src/payment-sessions/attempt-repository.ts";
import { completeAttempt } from "../../src/payment-sessions/complete-attempt.ts";
import type { Processor } from "../../src/processors/processor.ts";
import { queueInstrumentRemoval } from "../../src/processors/removal-repository.ts";
import { cards } from "../harness/hosted-session.ts";
import {
  complete,
  Crash,
  crashAfter,
  saving,
  service,
  session,
  startWith,
  stored,
  useSavingCards,
} from "../harness/saving-suite.ts";
import { waitingForLocks } from "../harness/waiting-for-locks.ts";

useSavingCards();

/** For how long the session is held, in seconds; null when it is not. */
async function heldSeconds(): Promise<number | null> {
  const [row] = await saving.database.sql`
    select ceil(extract(epoch from held_until - clock_timestamp()) / 10)::integer * 10 as seconds
    from payment_sessions where id = ${session.id}
  `;
  return row?.["seconds"] as number | null;
}

async function challenge(by = service): Promise<string> {
  const outcome = await complete(cards.challenge, by);
  if (outcome?.kind !== "challenge") throw new Error(`There was no challenge: ${JSON.stringify(outcome)}`);
  return outcome.redirectTo;
}

const fail = (redirectTo: string) => fetch(`${redirectTo}/fail`, { method: "POST", redirect: "manual" });

async function readAttempt(number: number) {
  const [row] = await saving.database.sql<AttemptRow[]>`
    select attempt.*, session.environment, session.contractor_id
    from payment_attempts as attempt join payment_sessions as session on session.id = session_id
    where session_id = ${session.id} and number = ${number}
  `;
  if (row === undefined) throw new Error(`There is no attempt ${number}.`);
  return attemptFromRow(row);
}

it("is held for a challenge though another card is declined meanwhile", async () => {
  await challenge();
  await complete(cards.insufficientFunds);
  expect(await heldSeconds()).toBe(300);
});

it("is held for as long as either takes while another card's outcome is not known", async () => {
  await challenge(saving.start({ times: { challengeSeconds: 2000 } }));
  await expect(complete(cards.insufficientFunds, crashAfter())).rejects.toThrow(Crash);
  expect(await heldSeconds()).toBe(2000);
  await service.sessions.resume(session.token);
  expect(await stored()).toMatchObject({ attempts: ["challenged", "declined"], open_attempt: null });
  expect(await heldSeconds()).toBe(2000);
});

it("is held for the challenge alone once the other card is declined", async () => {
  await challenge();
  await expect(complete(cards.insufficientFunds, crashAfter())).rejects.toThrow(Crash);
  expect(await heldSeconds()).toBe(900);
  await service.sessions.resume(session.token);
  await service.sessions.resume(session.token);
  expect(await heldSeconds()).toBe(300);
});

it("is held for the longer one of two challenges, then for the other, then not at all", async () => {
  const first = await challenge(saving.start({ times: { challengeSeconds: 600 } }));
  const second = await challenge(saving.start({ times: { challengeSeconds: 100 } }));
  expect(await heldSeconds()).toBe(600);
  await fail(first);
  await service.sessions.resume(session.token);
  expect(await heldSeconds()).toBe(100);
  await fail(second);
  await service.sessions.resume(session.token);
  expect(await heldSeconds()).toBeNull();
});

it("is held for a card of unknown outcome though a challenge fails meanwhile", async () => {
  const redirectTo = await challenge();
  await expect(complete(cards.visa, crashAfter({}))).rejects.toThrow(Crash);
  await fail(redirectTo);
  await service.sessions.resume(session.token);
  expect(await stored()).toMatchObject({ attempts: ["declined", "open"], open_attempt: 2 });
  expect(await heldSeconds()).toBe(900);
});

it("is held for a challenge that a rival recorded while the decline waited for it", async () => {
  const { sql } = saving.database;
  await complete(cards.insufficientFunds);
  await expect(complete(cards.insufficientFunds, crashAfter())).rejects.toThrow(Crash);
  const open = await readAttempt(2);
  let closed: Promise<void> = Promise.resolve();
  await sql.begin(async (rival) => {
    await rival`select from payment_sessions where id = ${session.id} for update`;
    closed = closeAttempt(sql, open, "declined");
    await waitingForLocks(sql);
    await rival`
      update payment_attempts set status = 'challenged', provider_payment_id = 'pay_1',
        next_check_at = clock_timestamp() + interval '1 hour',
        challenge_until = clock_timestamp() + interval '500 seconds'
      where session_id = ${session.id} and number = 1
    `;
  });
  await closed;
  expect(await heldSeconds()).toBe(500);
});

it("stays claimed when a worker that was stalled hears of a challenge after another took over", async () => {
  const stalled = startWith((processor: Processor) => async (request) => {
    const result = await processor.saveCard(request);
    saving.simulator.addFault({ next: "503" });
    await service.sessions.resume(session.token);
    return result;
  });
  await complete(cards.challenge, stalled);
  expect(await stored()).toMatchObject({ attempts: ["open"], open_attempt: 1 });
  expect(await complete(cards.visa)).toMatchObject({ kind: "challenge" });
  expect(await stored()).toMatchObject({ attempts: ["challenged"], open_attempt: null });
});

it("is locked before its attempts are, by a completion too", async () => {
  const { sql } = saving.database;
  await expect(complete(cards.visa, crashAfter())).rejects.toThrow(Crash);
  const attempt = await readAttempt(1);
  const card = { brand: "visa", last4: "4242", expMonth: 1, expYear: 2031 } as const;
  let completed: Promise<unknown> = Promise.resolve();
  await sql.begin(async (rival) => {
    await rival`select from payment_sessions where id = ${session.id} for update`;
    completed = completeAttempt(sql, attempt, { paymentId: "pay_1", instrument: { id: "src_1", card } });
    await waitingForLocks(sql);
    await rival`select from payment_attempts where session_id = ${session.id} for update nowait`;
  });
  expect(await completed).toBe("completed");
});

it("takes the instrument that it is completed with off the queue of removals", async () => {
  const { sql } = saving.database;
  await expect(complete(cards.visa, crashAfter())).rejects.toThrow(Crash);
  const id = saving.simulator.records.instruments[0]?.id ?? "";
  await queueInstrumentRemoval(sql, "test", id);
  await service.sessions.resume(session.token);
  expect(await sql`select from instrument_removals where instrument_id = ${id}`).toHaveLength(0);
});
