import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { replaceCard } from "../../src/contractors/card-repository.ts";
import type { Job } from "../../src/jobs/job.ts";
import { createCheckoutProcessor } from "../../src/processors/checkout/create-checkout-processor.ts";
import { isUnwanted, queueInstrumentRemoval, takeDueRemovals } from "../../src/processors/removal-repository.ts";
import { removeInstrumentsJobs } from "../../src/processors/remove-instruments.ts";
import { cards, createCardToken } from "../harness/hosted-session.ts";
import { checkoutSettings, createLog, type SavingCards, startSavingCards } from "../harness/saving-cards.ts";

let saving: SavingCards;
beforeAll(async () => {
  saving = await startSavingCards();
});
afterAll(() => saving.close());
beforeEach(async () => {
  saving.simulator.reset();
  await saving.database.sql`delete from instrument_removals`;
});

const log = createLog();
function job(retrySeconds = 0): Job {
  const test = createCheckoutProcessor(checkoutSettings(saving.simulator));
  const processors = { test, live: undefined };
  const jobs = removeInstrumentsJobs({ sql: saving.database.sql, processors, logger: log.logger, retrySeconds });
  if (jobs[0] === undefined) throw new Error("There is no job.");
  return jobs[0];
}

async function storeInstrument(): Promise<string> {
  const result = await createCheckoutProcessor(checkoutSettings(saving.simulator)).saveCard({
    cardToken: await createCardToken(saving.simulator, cards.visa),
    idempotencyKey: `key-${Math.random()}`,
    reference: "hps_1",
    challengeReturnUrl: "https://pay.example.com/return",
  });
  if (result.kind !== "approved") throw new Error("The card was not stored.");
  return result.instrument.id;
}

const stored = () => saving.simulator.records.instruments.filter(({ deletedAt }) => deletedAt === null);
const queued = () => saving.database.sql`select instrument_id, attempt_count from instrument_removals`;

describe("the job that removes instruments", () => {
  it("removes what was queued, once, whoever queued it how often", async () => {
    const id = await storeInstrument();
    await queueInstrumentRemoval(saving.database.sql, "test", id);
    await queueInstrumentRemoval(saving.database.sql, "test", id);
    expect(await job().run()).toBe(1);
    expect(await job().run()).toBe(0);
    expect(stored()).toEqual([]);
    expect(await queued()).toHaveLength(0);
  });

  it("tries again after a failure", async () => {
    await queueInstrumentRemoval(saving.database.sql, "test", await storeInstrument());
    saving.simulator.addFault({ next: "503", at: "instruments" });
    await job().run();
    expect(stored()).toHaveLength(1);
    expect([...(await queued())]).toMatchObject([{ attempt_count: 1 }]);
    await job().run();
    expect(stored()).toEqual([]);
  });

  it("waits before it tries again", async () => {
    await queueInstrumentRemoval(saving.database.sql, "test", await storeInstrument());
    saving.simulator.addFault({ next: "503", at: "instruments" });
    await job(60).run();
    expect(await job(60).run()).toBe(0);
    expect(stored()).toHaveLength(1);
  });

  it("asks the provider once though many workers run", async () => {
    for (let index = 0; index < 8; index += 1) {
      await queueInstrumentRemoval(saving.database.sql, "test", await storeInstrument());
    }
    const runs = await Promise.all(Array.from({ length: 6 }, () => job().run()));
    expect(runs.reduce((sum, count) => sum + count, 0)).toBe(8);
    expect(saving.simulator.records.requests.filter(({ method }) => method === "DELETE")).toHaveLength(8);
    expect(stored()).toEqual([]);
  });

  it("passes over what another worker is taking", async () => {
    await queueInstrumentRemoval(saving.database.sql, "test", await storeInstrument());
    await saving.database.sql.begin(async (other) => {
      await other`select from instrument_removals for update`;
      expect(await job().run()).toBe(0);
    });
    expect(await job().run()).toBe(1);
  });

  it("leaves an instrument that is a contractor's card again", async () => {
    const id = await storeInstrument();
    const contractor = await saving.newContractor();
    await saving.database.sql`
      update contractors set card_brand = 'visa', card_last4 = '4242', card_exp_month = 1, card_exp_year = 2030,
        card_instrument_id = ${id} where id = ${contractor}
    `;
    await queueInstrumentRemoval(saving.database.sql, "test", id);
    await job().run();
    expect(stored()).toHaveLength(1);
    expect(await queued()).toHaveLength(0);
  });

  it("leaves an instrument that becomes a contractor's card after the removal was taken", async () => {
    const ids = [await storeInstrument(), await storeInstrument()];
    for (const id of ids) await queueInstrumentRemoval(saving.database.sql, "test", id);
    const contractor = await saving.newContractor();
    const card = { brand: "visa", last4: "4242", expMonth: 1, expYear: 2031 } as const;
    const { sql } = saving.database;
    const [wanted = ""] = ids;
    const taken = await takeDueRemovals(sql, "test", { leaseSeconds: 60, limit: 10 });
    expect(taken).toHaveLength(2);
    await replaceCard(sql, contractor, { id: wanted, card });
    expect(await Promise.all(taken.map((removal) => isUnwanted(sql, removal)))).toEqual(
      taken.map(({ instrumentId }) => instrumentId !== wanted),
    );
  });

  it("is named an error in the log when it is our configuration that is wrong", async () => {
    await queueInstrumentRemoval(saving.database.sql, "test", await storeInstrument());
    saving.simulator.addFault({ next: "401", at: "instruments" });
    await job(60).run();
    const line = log
      .text()
      .split("\n")
      .find((text) => text.includes("status_401"));
    expect(JSON.parse(line ?? "{}")).toMatchObject({ level: 50, msg: "not removed" });
  });

  it("leaves what belongs to an environment without a processor", async () => {
    await queueInstrumentRemoval(saving.database.sql, "live", "src_live");
    expect(await job().run()).toBe(0);
    expect(await queued()).toHaveLength(1);
  });
});
