import { afterAll, beforeAll, expect, it } from "vitest";
import type { Processor } from "../../src/processors/processor.ts";
import { dumpTables } from "../harness/dump-tables.ts";
import { findSecrets } from "../harness/find-secrets.ts";
import {
  cards,
  createCardToken,
  insertHostedSession,
  readSession,
  type TestHostedSession,
} from "../harness/hosted-session.ts";
import { type SavingCards, startSavingCards } from "../harness/saving-cards.ts";

let saving: SavingCards;
beforeAll(async () => {
  saving = await startSavingCards();
});
afterAll(() => saving.close());

const newSession = async (): Promise<TestHostedSession> =>
  insertHostedSession(saving.database.sql, saving.organization.test, await saving.newContractor());

it("lets no token reach a log line, nor the database in the clear", async () => {
  const crash = (processor: Processor): Processor => ({
    ...processor,
    saveCard: async (request) => {
      await processor.saveCard(request);
      throw new Error("crashed");
    },
  });
  const service = saving.start();
  const crashing = saving.start({ times: { claimSeconds: 0 }, wrap: crash });
  const secrets: string[] = [saving.simulator.secretKey];
  const dumps: string[] = [];
  for (const number of [cards.visa, cards.insufficientFunds, cards.errorAfterSuccess, cards.challenge]) {
    const session = await newSession();
    const cardToken = await createCardToken(saving.simulator, number);
    secrets.push(session.token, cardToken);
    await crashing.sessions.complete(session.token, cardToken).catch(() => undefined);
    expect(await readSession(saving.database.sql, session.id)).toMatchObject({ card_tokens: 1 });
    dumps.push(await dumpTables(saving.database.sql));
    await service.sessions.complete(session.token, cardToken);
    await service.sessions.resume(session.token);
    await service.sessions.cancel(session.token);
    expect(await readSession(saving.database.sql, session.id)).toMatchObject({ card_tokens: 0 });
  }
  const everything = [saving.log(), ...dumps, await dumpTables(saving.database.sql)].join("\n");
  expect(everything).toContain('"outcome":"approved"');
  expect(findSecrets(Object.fromEntries(secrets.entries()), { everything })).toEqual([]);
});
