import { describe, expect, it } from "vitest";
import type { Processor } from "../../src/processors/processor.ts";
import { cards, createCardToken, instrumentsOf, paymentRequestsOf } from "../harness/hosted-session.ts";
import { hostedPageUrl } from "../harness/test-server.ts";
import {
  complete,
  Crash,
  crashAfter,
  saving,
  service,
  session,
  stored,
  tokenOf,
  useSavingCards,
} from "../harness/saving-suite.ts";

useSavingCards();

async function challenge(): Promise<string> {
  const outcome = await complete(cards.challenge);
  if (outcome?.kind !== "challenge") throw new Error(`There was no challenge: ${JSON.stringify(outcome)}`);
  return outcome.redirectTo;
}

/** What the contractor clicks at the provider; answers where it sends the contractor. */
async function answer(redirectTo: string, choice: "approve" | "fail"): Promise<string> {
  const response = await fetch(`${redirectTo}/${choice}`, { method: "POST", redirect: "manual" });
  return response.headers.get("location") ?? "";
}

describe("a 3-D Secure challenge", () => {
  it("leads to the provider, back, and to a completed session", async () => {
    const redirectTo = await challenge();
    expect(redirectTo.startsWith(`${saving.simulator.url}/3ds/`)).toBe(true);
    expect(await stored()).toMatchObject({
      status: "pending",
      attempts: ["challenged"],
      open_attempt: null,
      card_tokens: 0,
    });
    const back = new URL(await answer(redirectTo, "approve"));
    expect(back.origin + back.pathname).toBe(`${hostedPageUrl}/payment/setup/return/${session.publicId}`);
    const redirect = `https://app.example.com/return?hps_id=${session.publicId}&status=completed`;
    expect(await service.sessions.resume(session.token)).toEqual({ kind: "completed", redirectTo: redirect });
    expect(await service.sessions.resume(session.token)).toEqual({ kind: "completed", redirectTo: redirect });
    expect(await stored()).toMatchObject({ events: ["payment.session.completed"], attempts: ["approved"] });
    expect(instrumentsOf(saving.simulator, session)).toHaveLength(1);
  });

  it("declines the card when it is failed, as often as the contractor comes back", async () => {
    await answer(await challenge(), "fail");
    expect(await service.sessions.resume(session.token)).toEqual({ kind: "declined", attemptsLeft: 4 });
    expect(await service.sessions.resume(session.token)).toEqual({ kind: "declined", attemptsLeft: 4 });
    expect(await complete(cards.visa)).toMatchObject({ kind: "completed" });
  });

  it("can be entered again until it is answered", async () => {
    const redirectTo = await challenge();
    for (let visit = 0; visit < 2; visit += 1) {
      expect(await service.sessions.resume(session.token)).toEqual({ kind: "challenge_pending", redirectTo });
    }
    expect(await stored()).toMatchObject({ status: "pending", attempts: ["challenged"] });
    await answer(redirectTo, "approve");
    expect(await service.sessions.resume(session.token)).toMatchObject({ kind: "completed" });
  });

  it("can be entered by whoever sends the same form twice, one after the other or at once", async () => {
    const token = await tokenOf(cards.challenge);
    const outcomes = await Promise.all([1, 2].map(() => service.sessions.complete(session.token, token)));
    const first = outcomes.find((outcome) => outcome?.kind === "challenge");
    if (first?.kind !== "challenge") throw new Error(`There was no challenge: ${JSON.stringify(outcomes)}`);
    const pending = { kind: "challenge_pending", redirectTo: first.redirectTo };
    expect(await service.sessions.complete(session.token, token)).toEqual(pending);
    expect(await service.sessions.resume(session.token)).toEqual(pending);
  });

  it("can be entered when recovery found that a card needs one", async () => {
    await expect(complete(cards.challenge, crashAfter())).rejects.toThrow(Crash);
    // The provider is asked once: recovery repeats nothing but the request.
    await saving.start({ times: { checkSeconds: 60 } }).recover();
    expect(await stored()).toMatchObject({ attempts: ["challenged"] });
    expect(await service.sessions.resume(session.token)).toMatchObject({ kind: "challenge_pending" });
  });

  it("of the last card that may be tried can be entered when a further card is sent", async () => {
    for (let attempt = 0; attempt < 4; attempt += 1) await complete(cards.insufficientFunds);
    const redirectTo = await challenge();
    expect(await complete(cards.visa)).toEqual({ kind: "challenge_pending", redirectTo });
  });

  it("leads nowhere any more once the session is cancelled", async () => {
    await challenge();
    await service.sessions.cancel(session.token);
    expect(await service.sessions.resume(session.token)).toMatchObject({ kind: "ended" });
  });

  it("can be left for another card; a card that it saves afterwards is removed", async () => {
    const redirectTo = await challenge();
    expect(await complete(cards.visa)).toMatchObject({ kind: "completed" });
    await answer(redirectTo, "approve");
    expect(instrumentsOf(saving.simulator, session)).toHaveLength(2);
    await service.recover();
    expect(instrumentsOf(saving.simulator, session)).toHaveLength(1);
    expect(await stored()).toMatchObject({
      status: "completed",
      attempts: ["approved", "approved"],
      events: ["payment.session.completed"],
    });
  });

  it("saves its card when another one is tried after it was passed", async () => {
    await answer(await challenge(), "approve");
    expect(await complete(cards.mastercard)).toMatchObject({ kind: "completed" });
    expect(instrumentsOf(saving.simulator, session)).toMatchObject([{ last4: "0221" }]);
    expect(paymentRequestsOf(saving.simulator, session)).toHaveLength(1);
  });

  it("saves its card when it is passed after another one was declined", async () => {
    const redirectTo = await challenge();
    expect(await complete(cards.insufficientFunds)).toEqual({ kind: "declined", attemptsLeft: 3 });
    await answer(redirectTo, "approve");
    expect(await service.sessions.resume(session.token)).toMatchObject({ kind: "completed" });
    expect(await stored()).toMatchObject({ attempts: ["approved", "declined"], events: ["payment.session.completed"] });
  });

  it("completes the session though the contractor never comes back", async () => {
    await answer(await challenge(), "approve");
    await service.recover();
    expect(await stored()).toMatchObject({ status: "completed", events: ["payment.session.completed"] });
  });

  it("that was begun in time completes the session after its deadline", async () => {
    const redirectTo = await challenge();
    await saving.database.sql`update payment_sessions set expires_at = clock_timestamp() where id = ${session.id}`;
    await answer(redirectTo, "approve");
    expect(await service.sessions.resume(session.token)).toMatchObject({ kind: "completed" });
  });

  it("that is passed after a cancel saves nothing", async () => {
    const redirectTo = await challenge();
    await service.sessions.cancel(session.token);
    await answer(redirectTo, "approve");
    expect(await service.sessions.resume(session.token)).toMatchObject({
      kind: "ended",
      session: { state: "cancelled" },
    });
    await service.recover();
    expect(instrumentsOf(saving.simulator, session)).toHaveLength(0);
    expect(await stored()).toMatchObject({ status: "cancelled", events: ["payment.session.cancelled"] });
  });

  it("is asked about again when the provider does not answer", async () => {
    await answer(await challenge(), "approve");
    saving.simulator.addFault({ next: "503", at: "payment_lookups" });
    expect(await service.sessions.resume(session.token)).toEqual({ kind: "in_progress" });
    expect(await service.sessions.resume(session.token)).toMatchObject({ kind: "completed" });
  });

  it("saves its card though the provider once did not find the payment", async () => {
    await answer(await challenge(), "approve");
    saving.simulator.addFault({ next: "404", at: "payment_lookups" });
    await service.sessions.resume(session.token);
    expect(await stored()).toMatchObject({ attempts: ["challenged"] });
    expect(await complete(cards.mastercard)).toMatchObject({ kind: "completed" });
    expect(instrumentsOf(saving.simulator, session)).toMatchObject([{ last4: "0221" }]);
  });

  it.each([["in_progress"], ["unknown"]] as const)(
    "is given up after a day when all that the provider says is %s",
    async (kind) => {
      await challenge();
      const findResult = async () => (kind === "unknown" ? { kind, reason: "status_500" } : { kind });
      const wrap = (processor: Processor) => ({ ...processor, findResult });
      await saving.start({ wrap, times: { abandonAfterSeconds: 0 } }).recover();
      expect(await stored()).toMatchObject({ attempts: ["abandoned"] });
    },
  );

  it("is given up when nobody answers it", async () => {
    await challenge();
    await saving.start({ times: { abandonAfterSeconds: 0 } }).recover();
    expect(await stored()).toMatchObject({ status: "pending", attempts: ["abandoned"] });
    expect(await complete(cards.visa)).toMatchObject({ kind: "completed" });
  });

  it("is not asked for when 3-D Secure is off", async () => {
    const plain = saving.start({ threeDSecure: false });
    const token = await createCardToken(saving.simulator, cards.challenge);
    expect(await plain.sessions.complete(session.token, token)).toEqual({ kind: "declined", attemptsLeft: 4 });
  });
});
