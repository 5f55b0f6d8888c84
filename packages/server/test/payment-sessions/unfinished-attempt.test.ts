import { describe, expect, it } from "vitest";
import { transitionAnyPaymentSession } from "../../src/payment-sessions/transition-repository.ts";
import type { Processor, SaveCardRequest, SaveCardResult } from "../../src/processors/processor.ts";
import { cards, instrumentsOf, readCard } from "../harness/hosted-session.ts";
import {
  assertCompletedOnce,
  complete,
  contractor,
  Crash,
  crashAfter,
  saving,
  service,
  session,
  startWith,
  stored,
  tokenOf,
  useSavingCards,
} from "../harness/saving-suite.ts";

useSavingCards();

describe("a contractor who tries again", () => {
  it("finishes the attempt whose outcome was not known, instead of storing a second card", async () => {
    await complete(cards.errorAfterSuccess);
    expect(await complete(cards.mastercard)).toMatchObject({ kind: "completed" });
    await assertCompletedOnce();
  });

  it("gets the new card tried when the former one turns out to be declined", async () => {
    await expect(complete(cards.insufficientFunds, crashAfter())).rejects.toThrow(Crash);
    expect(await complete(cards.visa)).toMatchObject({ kind: "completed" });
    expect(await stored()).toMatchObject({ attempts: ["declined", "approved"] });
    expect(instrumentsOf(saving.simulator, session)).toHaveLength(1);
  });

  it("uses no further attempt up while the provider is down", async () => {
    saving.simulator.addFault({ next: "down", count: 8 });
    for (let click = 0; click < 7; click += 1) {
      expect(await complete(cards.visa)).toEqual({ kind: "unavailable" });
    }
    expect(await service.sessions.find(session.token)).toMatchObject({ state: "open", attemptsLeft: 4 });
    await service.recover();
    await assertCompletedOnce();
  });
});

describe("a repeated request that is refused", () => {
  /** The provider has forgotten the key, so it sees a token that was used. */
  const forgetful = () =>
    startWith((processor) => (request) => processor.saveCard({ ...request, idempotencyKey: "another" }));
  const refusing = () => startWith(() => async () => ({ kind: "refused", reason: "processing_channel_id_invalid" }));

  it.each([
    ["because the token was used", forgetful],
    ["because the configuration changed", refusing],
  ])("%s completes the session with the card that the first one stored", async (_name, start) => {
    expect(await complete(cards.errorAfterSuccess)).toEqual({ kind: "unavailable" });
    await start().recover();
    await assertCompletedOnce();
  });

  it("lets no second card be stored by a contractor who tries another one", async () => {
    await complete(cards.errorAfterSuccess);
    expect(await complete(cards.mastercard, forgetful())).toMatchObject({ kind: "completed" });
    await assertCompletedOnce();
  });

  it("does not take the payment of another attempt for its own", async () => {
    await complete(cards.insufficientFunds);
    saving.simulator.addFault({ next: "503" });
    await complete(cards.visa);
    await refusing().recover();
    expect(await stored()).toMatchObject({ status: "pending", attempts: ["declined", "refused"] });
    expect(await complete(cards.mastercard)).toMatchObject({ kind: "completed" });
  });

  it("ends the attempt when nothing was stored", async () => {
    saving.simulator.addFault({ next: "503" });
    await complete(cards.visa);
    await refusing().recover();
    expect(await stored()).toMatchObject({ status: "pending", attempts: ["refused"], card_tokens: 0 });
  });

  it("is asked about again while nobody can tell whether anything was stored", async () => {
    await complete(cards.errorAfterSuccess);
    saving.simulator.addFault({ next: "503", at: "payment_lookups", count: 2 });
    expect(await forgetful().sessions.resume(session.token)).toEqual({ kind: "unavailable" });
    expect(await stored()).toMatchObject({ status: "pending", attempts: ["open"] });
    await forgetful().recover();
    await assertCompletedOnce();
  });
});

describe("a claim made in time", () => {
  const openAndOver = async (seconds: number) => {
    await saving.database.sql`
      update payment_sessions set expires_at = clock_timestamp() - make_interval(secs => 1),
        held_until = clock_timestamp() + make_interval(secs => ${seconds}) where id = ${session.id}
    `;
  };

  it("completes the session after its deadline", async () => {
    const late = startWith((processor) => async (request) => {
      const result = await processor.saveCard(request);
      await openAndOver(60);
      return result;
    });
    expect(await complete(cards.visa, late)).toMatchObject({ kind: "completed" });
    await assertCompletedOnce();
  });

  it("is recovered after the deadline", async () => {
    await expect(complete(cards.visa, crashAfter())).rejects.toThrow(Crash);
    await openAndOver(60);
    await service.recover();
    await assertCompletedOnce();
  });

  it("keeps the session from expiring, and from being cancelled past its deadline", async () => {
    const { sql } = saving.database;
    await expect(complete(cards.visa, crashAfter())).rejects.toThrow(Crash);
    await sql`update payment_sessions set expires_at = clock_timestamp() where id = ${session.id}`;
    expect(await transitionAnyPaymentSession(sql, session.id, "expire")).toEqual({ refused: "held" });
    expect(await service.sessions.cancel(session.token)).toMatchObject({ kind: "ended", session: { state: "held" } });
    await service.recover();
    await assertCompletedOnce();
  });

  it("does not hold the session for ever: its card is removed", async () => {
    await expect(complete(cards.visa, crashAfter())).rejects.toThrow(Crash);
    await openAndOver(-1);
    await service.recover();
    expect(await stored()).toMatchObject({ status: "pending", attempts: ["approved"], events: null });
    expect(instrumentsOf(saving.simulator, session)).toHaveLength(0);
    expect(await service.sessions.resume(session.token)).toMatchObject({
      kind: "ended",
      session: { state: "past_due" },
    });
  });

  it("lets the session expire at once when its card is declined", async () => {
    await complete(cards.insufficientFunds);
    const [row] = await saving.database.sql`select held_until from payment_sessions where id = ${session.id}`;
    expect(row).toEqual({ held_until: null });
  });
});

describe("a worker that was stalled", () => {
  /** Its claim has run out, and recovery has been there, when it hears from the provider. */
  const stalled = (answer: (processor: Processor, request: SaveCardRequest) => Promise<SaveCardResult>) =>
    startWith((processor) => async (request) => {
      const result = await answer(processor, request);
      await service.recover();
      return result;
    });

  it("changes nothing that recovery has done", async () => {
    const worker = stalled((processor, request) => processor.saveCard(request));
    expect(await complete(cards.visa, worker)).toMatchObject({ kind: "completed" });
    await service.recover();
    await assertCompletedOnce();
  });

  it("reopens no session whose card recovery has saved", async () => {
    const worker = stalled(async () => ({ kind: "card_token_invalid" }));
    expect(await complete(cards.visa, worker)).toMatchObject({ kind: "ended", session: { state: "completed" } });
    await service.recover();
    await assertCompletedOnce();
  });

  it("has its card removed when the provider stored two, having forgotten the key", async () => {
    const worker = stalled(async (processor, request) =>
      processor.saveCard({ ...request, cardToken: await tokenOf(cards.mastercard), idempotencyKey: "forgotten" }),
    );
    expect(await complete(cards.visa, worker)).toMatchObject({ kind: "completed" });
    await service.recover();
    expect(instrumentsOf(saving.simulator, session)).toMatchObject([{ last4: "4242" }]);
    expect(await readCard(saving.database.sql, contractor)).toMatchObject({ card_last4: "4242" });
    const [attempt] = await saving.database.sql`
      select instrument_id from payment_attempts where session_id = ${session.id}
    `;
    expect(attempt).toEqual({ instrument_id: instrumentsOf(saving.simulator, session)[0]?.id });
  });
});
