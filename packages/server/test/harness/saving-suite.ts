import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import type { Processor } from "../../src/processors/processor.ts";
import {
  createCardToken,
  insertHostedSession,
  instrumentsOf,
  readCard,
  readSession,
  type TestHostedSession,
} from "./hosted-session.ts";
import { type SavingCards, type SavingOptions, startSavingCards } from "./saving-cards.ts";

/** Of the test file; one service on it does what no other is asked for. */
export let saving: SavingCards;
export let service: ReturnType<SavingCards["start"]>;
/** Of the test. */
export let contractor: string;
export let session: TestHostedSession;

/** Gives a test file everything that saving a card takes, and each test a contractor and a session. */
export function useSavingCards(): void {
  beforeAll(async () => {
    saving = await startSavingCards();
    service = saving.start();
  });
  afterAll(() => saving.close());
  beforeEach(async () => {
    await forgetAttempts();
    contractor = await saving.newContractor();
    await beginSession();
  });
}

/** What one test leaves unfinished is not looked for in the next, whose provider knows nothing of it. */
async function forgetAttempts(): Promise<void> {
  saving.simulator.reset();
  await saving.database.sql`
    update payment_attempts set status = 'abandoned', card_token_ciphertext = null, next_check_at = null
    where status in ('open', 'challenged')
  `;
}

/** Makes another session the test's. */
export async function beginSession(options?: Parameters<typeof newSession>[0]): Promise<void> {
  session = await newSession(options);
}

export const newSession = (options: Parameters<typeof insertHostedSession>[3] = {}) =>
  insertHostedSession(saving.database.sql, saving.organization.test, contractor, options);

export const tokenOf = (number: string) => createCardToken(saving.simulator, number);

export const complete = async (number: string, by = service, { token } = session) =>
  by.sessions.complete(token, await tokenOf(number));

export const stored = () => readSession(saving.database.sql, session.id);

/** A process that is gone the moment before, or after, the provider answers: its claim stays as it is. */
export class Crash extends Error {}

export const crashBefore = () =>
  startWith(() => async () => {
    throw new Crash();
  });

export const crashAfter = (times?: SavingOptions["times"]) =>
  startWith(
    ({ saveCard }) =>
      async (request) => {
        await saveCard(request);
        throw new Crash();
      },
    times,
  );

/** A service between which and the provider something stands. */
export const startWith = (
  wrap: (processor: Processor) => Processor["saveCard"],
  times: SavingOptions["times"] = { claimSeconds: 0 },
) => saving.start({ times, wrap: (processor) => ({ ...processor, saveCard: wrap(processor) }) });

export async function assertCompletedOnce(): Promise<void> {
  expect(await stored()).toMatchObject({
    status: "completed",
    events: ["payment.session.completed"],
    attempts: ["approved"],
    card_tokens: 0,
  });
  const instruments = instrumentsOf(saving.simulator, session);
  expect(instruments).toHaveLength(1);
  expect(await readCard(saving.database.sql, contractor)).toMatchObject({ card_instrument_id: instruments[0]?.id });
  expect(saving.simulator.records.payments).toHaveLength(1);
}
