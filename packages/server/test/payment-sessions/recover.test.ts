import { describe, expect, it } from "vitest";
import { claimTimes } from "../../src/payment-sessions/claim-times.ts";
import { recoverAttemptsJobs } from "../../src/payment-sessions/recover.ts";
import { createCheckoutProcessor } from "../../src/processors/checkout/create-checkout-processor.ts";
import type { SaveCardResult } from "../../src/processors/processor.ts";
import {
  cards,
  insertHostedSession,
  instrumentsOf,
  paymentRequestsOf,
  readCard,
  readSession,
} from "../harness/hosted-session.ts";
import { checkoutSettings, createLog } from "../harness/saving-cards.ts";
import { hostedPageUrl } from "../harness/test-server.ts";
import {
  assertCompletedOnce,
  complete,
  contractor,
  Crash,
  crashAfter,
  crashBefore,
  saving,
  service,
  session,
  stored,
  tokenOf,
  useSavingCards,
} from "../harness/saving-suite.ts";

useSavingCards();

describe("recovery", () => {
  it.each([
    ["a 500 after success", cards.errorAfterSuccess],
    ["a connection that is cut after success", cards.resetAfterSuccess],
    ["no answer after success", cards.timeoutAfterSuccess],
  ])("completes a session with one instrument after %s", async (_name, number) => {
    const impatient = saving.start({ timeoutMs: 3_000 });
    expect(await complete(number, impatient)).toEqual({ kind: "unavailable" });
    expect(await stored()).toMatchObject({ status: "pending", attempts: ["open"], card_tokens: 1 });
    await service.recover();
    await assertCompletedOnce();
  });

  it.each(["500", "502", "503", "429", "403", "down"] as const)(
    "completes a session that met %s before anything was stored",
    async (fault) => {
      saving.simulator.addFault({ next: fault });
      expect(await complete(cards.visa)).toEqual({ kind: "unavailable" });
      await service.recover();
      await assertCompletedOnce();
    },
  );

  it("says that the provider is at it when it says so", async () => {
    saving.simulator.addFault({ next: "409" });
    expect(await complete(cards.visa)).toEqual({ kind: "in_progress" });
    await service.recover();
    await assertCompletedOnce();
  });

  it("completes a session whose process ended between the provider's success and the commit", async () => {
    await expect(complete(cards.visa, crashAfter())).rejects.toThrow(Crash);
    expect(instrumentsOf(saving.simulator, session)).toHaveLength(1);
    expect(await stored()).toMatchObject({ status: "pending", attempts: ["open"] });
    await service.recover();
    await assertCompletedOnce();
  });

  it("completes a session whose process ended before it asked the provider", async () => {
    await expect(complete(cards.visa, crashBefore())).rejects.toThrow(Crash);
    expect(instrumentsOf(saving.simulator, session)).toHaveLength(0);
    await service.recover();
    await assertCompletedOnce();
  });

  it("completes a session whose commit failed", async () => {
    const { sql } = saving.database;
    await sql.unsafe(`
      create function fail() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$;
      create trigger fail before insert on events for each row execute function fail();
    `);
    const process = saving.start({ times: { claimSeconds: 0 } });
    await expect(complete(cards.visa, process)).rejects.toThrow("disk full");
    await sql.unsafe("drop trigger fail on events; drop function fail()");
    expect(await stored()).toMatchObject({ status: "pending", attempts: ["open"], events: null });
    await service.recover();
    await assertCompletedOnce();
  });

  it("leaves a claim alone that has not run out", async () => {
    await expect(complete(cards.visa, crashAfter({}))).rejects.toThrow(Crash);
    await service.recover();
    expect(await stored()).toMatchObject({ status: "pending", attempts: ["open"] });
    expect(await complete(cards.mastercard)).toEqual({ kind: "in_progress" });
    expect(await service.sessions.resume(session.token)).toEqual({ kind: "in_progress" });
    expect(paymentRequestsOf(saving.simulator, session)).toHaveLength(1);
  });

  it("keeps asking while the provider gives no definite answer", async () => {
    saving.simulator.addFault({ next: "503", count: 4 });
    await complete(cards.visa);
    await service.recover();
    expect(paymentRequestsOf(saving.simulator, session).length).toBeGreaterThanOrEqual(5);
    expect(new Set(paymentRequestsOf(saving.simulator, session).map(({ idempotencyKey }) => idempotencyKey))).toEqual(
      new Set([`${session.publicId}-1`]),
    );
    await assertCompletedOnce();
  });

  it("waits longer after every failure", async () => {
    const patient = saving.start({ times: { checkSeconds: 100, longestCheckSeconds: 250 } });
    const delay = async () => {
      const [row] = await saving.database.sql`
        select round(extract(epoch from next_check_at - clock_timestamp()))::integer as seconds, check_count
        from payment_attempts where session_id = ${session.id}
      `;
      return [row?.["check_count"], Math.round(Number(row?.["seconds"]) / 10) * 10];
    };
    saving.simulator.addFault({ next: "503", count: 3 });
    await complete(cards.visa, patient);
    expect(await delay()).toEqual([0, 100]);
    await patient.sessions.resume(session.token);
    expect(await delay()).toEqual([1, 200]);
    await patient.sessions.resume(session.token);
    expect(await delay()).toEqual([2, 250]);
    await patient.recover();
    expect(await stored()).toMatchObject({ attempts: ["open"] });
  });

  it("stores one instrument with many workers at once", async () => {
    const others = await Promise.all(
      Array.from({ length: 12 }, () => insertHostedSession(saving.database.sql, saving.organization.test, contractor)),
    );
    const crashed = crashAfter();
    for (const { token } of others) {
      await crashed.sessions.complete(token, await tokenOf(cards.visa)).catch(() => {});
    }
    const workers = Array.from({ length: 6 }, () => saving.start());
    await Promise.all(workers.map((worker) => worker.recover()));
    for (const { id } of others) {
      expect(await readSession(saving.database.sql, id)).toMatchObject({
        status: "completed",
        events: ["payment.session.completed"],
      });
    }
    // Each completed session replaced the card of the one before it.
    await service.recover();
    const kept = others.flatMap((each) => instrumentsOf(saving.simulator, each));
    expect(kept).toHaveLength(1);
    expect(await readCard(saving.database.sql, contractor)).toMatchObject({ card_instrument_id: kept[0]?.id });
  });

  it("keeps one environment from waiting for the provider of the other", async () => {
    const { sql } = saving.database;
    const { promise: hanging, resolve: answer } = Promise.withResolvers<SaveCardResult>();
    const test = createCheckoutProcessor(checkoutSettings(saving.simulator));
    const settings = {
      sql,
      encryption: saving.encryption,
      processors: { test: { ...test, saveCard: () => hanging }, live: test },
      logger: createLog().logger,
      times: claimTimes,
      hostedPageUrl,
    };
    const [testJob, liveJob] = recoverAttemptsJobs(settings);
    await expect(complete(cards.visa, crashBefore())).rejects.toThrow(Crash);
    const running = testJob?.run();
    expect(await liveJob?.run()).toBe(0);
    answer({ kind: "unknown", reason: "timed_out" });
    expect(await running).toBe(1);
  });

  it("passes over an attempt that another worker is taking", async () => {
    await complete(cards.errorAfterSuccess);
    await saving.database.sql.begin(async (other) => {
      await other`select from payment_attempts where session_id = ${session.id} for update`;
      await service.recover();
      expect(await stored()).toMatchObject({ attempts: ["open"] });
    });
    await service.recover();
    await assertCompletedOnce();
  });

  it("ends an attempt that the provider turns out to decline", async () => {
    await expect(complete(cards.insufficientFunds, crashAfter())).rejects.toThrow(Crash);
    await service.recover();
    expect(await stored()).toMatchObject({ status: "pending", attempts: ["declined"], open_attempt: null });
    expect(await complete(cards.visa)).toMatchObject({ kind: "completed" });
  });

  it("goes on with the others when one attempt cannot be decrypted", async () => {
    const [broken, whole] = [
      session,
      await insertHostedSession(saving.database.sql, saving.organization.test, contractor),
    ];
    const crashed = crashAfter();
    for (const { token } of [broken, whole]) {
      await crashed.sessions.complete(token, await tokenOf(cards.visa)).catch(() => {});
    }
    await saving.database.sql`
      update payment_attempts set card_token_ciphertext = '\\x00' where session_id = ${broken.id}
    `;
    await service.recover();
    expect(await readSession(saving.database.sql, whole.id)).toMatchObject({ status: "completed" });
    expect(await readSession(saving.database.sql, broken.id)).toMatchObject({ status: "pending", attempts: ["open"] });
    expect(saving.log()).toContain("attempt not recovered");
  });
});
