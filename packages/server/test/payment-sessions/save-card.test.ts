import { describe, expect, it } from "vitest";
import { createCheckoutProcessor } from "../../src/processors/checkout/create-checkout-processor.ts";
import { cards, insertHostedSession, instrumentsOf, paymentRequestsOf, readCard } from "../harness/hosted-session.ts";
import { checkoutSettings } from "../harness/saving-cards.ts";
import {
  beginSession,
  complete,
  contractor,
  newSession,
  saving,
  service,
  session,
  stored,
  tokenOf,
  useSavingCards,
} from "../harness/saving-suite.ts";

useSavingCards();

const backWith = (status: string) => `https://app.example.com/return?hps_id=${session.publicId}&status=${status}`;

describe("complete", () => {
  it("saves an approved card, once, and completes the session with one event", async () => {
    expect(await complete(cards.visa)).toEqual({ kind: "completed", redirectTo: backWith("completed") });
    expect(await stored()).toMatchObject({
      status: "completed",
      events: ["payment.session.completed"],
      attempts: ["approved"],
      card_tokens: 0,
    });
    const [instrument] = instrumentsOf(saving.simulator, session);
    expect(await readCard(saving.database.sql, contractor)).toEqual({
      card_brand: "visa",
      card_last4: "4242",
      card_exp_month: 11,
      card_exp_year: 2031,
      card_instrument_id: instrument?.id,
    });
    expect(saving.simulator.records.payments).toMatchObject([
      { reference: session.publicId, idempotencyKey: `${session.publicId}-1`, status: "Card Verified" },
    ]);
  });

  it.each([
    [cards.mastercard, "mastercard"],
    [cards.amex, "amex"],
    ["30123456789019", "diners"],
    ["6011111111111117", "discover"],
    ["3530111333300000", "jcb"],
  ])("names the brand of %s %s", async (number, brand) => {
    await complete(number);
    expect(await readCard(saving.database.sql, contractor)).toMatchObject({ card_brand: brand });
  });

  it("leaves the session pending after a declined card, and lets another one be tried", async () => {
    expect(await complete(cards.insufficientFunds)).toEqual({ kind: "declined", attemptsLeft: 4 });
    expect(await stored()).toMatchObject({ status: "pending", events: null, attempts: ["declined"], card_tokens: 0 });
    expect(await complete(cards.visa)).toMatchObject({ kind: "completed" });
    expect(await stored()).toMatchObject({ attempts: ["declined", "approved"] });
    expect(instrumentsOf(saving.simulator, session)).toHaveLength(1);
  });

  it("lets the same card be tried again", async () => {
    expect(await complete(cards.declinedOnce)).toMatchObject({ kind: "declined" });
    expect(await complete(cards.declinedOnce)).toMatchObject({ kind: "completed" });
  });

  it("lets five cards be tried, and no sixth", async () => {
    for (const attemptsLeft of [4, 3, 2, 1, 0]) {
      expect(await complete(cards.insufficientFunds)).toEqual({ kind: "declined", attemptsLeft });
    }
    expect(await complete(cards.visa)).toEqual({ kind: "too_many_attempts" });
    expect(await service.sessions.find(session.token)).toMatchObject({ state: "open", attemptsLeft: 0 });
    expect(paymentRequestsOf(saving.simulator, session)).toHaveLength(5);
  });

  it.each([2, 5, 20])("makes one call and one instrument of %s clicks at once", async (clicks) => {
    const token = await tokenOf(cards.visa);
    const outcomes = await Promise.all(
      Array.from({ length: clicks }, () => service.sessions.complete(session.token, token)),
    );
    const kinds = outcomes.map((outcome) => outcome?.kind);
    expect(kinds.filter((kind) => kind === "completed")).toHaveLength(1);
    for (const kind of kinds) expect(kind).toBeOneOf(["completed", "in_progress", "ended"]);
    expect(paymentRequestsOf(saving.simulator, session)).toHaveLength(1);
    expect(instrumentsOf(saving.simulator, session)).toHaveLength(1);
    expect(await stored()).toMatchObject({ attempts: ["approved"], events: ["payment.session.completed"] });
  });

  it("makes one call of as many tabs with a card each", async () => {
    const tokens = await Promise.all(Array.from({ length: 8 }, () => tokenOf(cards.visa)));
    await Promise.all(tokens.map((token) => service.sessions.complete(session.token, token)));
    expect(paymentRequestsOf(saving.simulator, session)).toHaveLength(1);
  });

  it.each(["", "tok_", "tok_short", `tok_${"a".repeat(27)}`, "4242424242424242", "x".repeat(10_000)])(
    "refuses %j as a card token without a call",
    async (cardToken) => {
      expect(await service.sessions.complete(session.token, cardToken)).toEqual({ kind: "card_token_invalid" });
      expect(await stored()).toMatchObject({ attempt_count: 0, attempts: null });
      expect(saving.simulator.records.requests).toEqual([]);
    },
  );

  it("asks for the card again when its token was used or is unknown", async () => {
    const token = await tokenOf(cards.insufficientFunds);
    await service.sessions.complete(session.token, token);
    expect(await service.sessions.complete(session.token, token)).toEqual({ kind: "card_token_invalid" });
    expect(await stored()).toMatchObject({ status: "pending", attempts: ["declined", "refused"], card_tokens: 0 });
    expect(await complete(cards.visa)).toMatchObject({ kind: "completed" });
  });

  it.each([
    ["completed", "completed"],
    ["cancelled", "cancelled"],
    ["expired", "expired"],
  ] as const)("answers a session that is %s as ended", async (status, state) => {
    await beginSession({ status });
    expect(await complete(cards.visa)).toMatchObject({ kind: "ended", session: { state } });
    expect(paymentRequestsOf(saving.simulator, session)).toEqual([]);
  });

  it("answers a session past its deadline as ended", async () => {
    await beginSession({ secondsLeft: -1 });
    expect(await complete(cards.visa)).toMatchObject({
      kind: "ended",
      session: { state: "past_due", secondsLeft: 0 },
    });
    expect(paymentRequestsOf(saving.simulator, session)).toEqual([]);
  });

  it("says that no card can be saved without a processor", async () => {
    const live = await insertHostedSession(saving.database.sql, saving.organization.live, await saving.newContractor());
    expect(await complete(cards.visa, service, live)).toEqual({ kind: "unavailable" });
    expect(await service.sessions.find(live.token)).toMatchObject({ state: "open", processor: undefined });
  });

  it("says that no card can be saved when the keys are wrong, and saves it once they are right", async () => {
    const settings = { ...checkoutSettings(saving.simulator), secretKey: "sk_sbox_wrong" };
    const misconfigured = saving.start({ wrap: () => createCheckoutProcessor(settings) });
    const token = await tokenOf(cards.visa);
    expect(await misconfigured.sessions.complete(session.token, token)).toEqual({ kind: "unavailable" });
    const line = saving
      .log()
      .split("\n")
      .find((text) => text.includes('"reason":"status_401"'));
    expect(JSON.parse(line ?? "{}")).toMatchObject({ level: 50, msg: "attempt" });
    expect(await stored()).toMatchObject({ status: "pending", attempts: ["open"] });
    await service.recover();
    expect(await stored()).toMatchObject({ status: "completed", attempts: ["approved"] });
  });

  it("takes a request that the provider will never carry out for its own fault", async () => {
    saving.simulator.addFault({ next: "422" });
    expect(await complete(cards.visa)).toEqual({ kind: "unavailable" });
    expect(await stored()).toMatchObject({ status: "pending", attempts: ["refused"], open_attempt: null });
    expect(await complete(cards.visa)).toMatchObject({ kind: "completed" });
  });
});

describe("a second session of a contractor", () => {
  it("replaces the card and removes the former instrument", async () => {
    await complete(cards.visa);
    const first = session;
    await beginSession();
    await complete(cards.mastercard);
    expect(await readCard(saving.database.sql, contractor)).toMatchObject({ card_brand: "mastercard" });
    expect(instrumentsOf(saving.simulator, first)).toHaveLength(1);
    await service.recover();
    expect(instrumentsOf(saving.simulator, first)).toHaveLength(0);
    expect(instrumentsOf(saving.simulator, session)).toHaveLength(1);
  });

  it("leaves one card when both complete at once", async () => {
    const second = await newSession();
    const [one, two] = [await tokenOf(cards.visa), await tokenOf(cards.mastercard)];
    await Promise.all([service.sessions.complete(session.token, one), service.sessions.complete(second.token, two)]);
    await service.recover();
    const kept = [...instrumentsOf(saving.simulator, session), ...instrumentsOf(saving.simulator, second)];
    expect(kept).toHaveLength(1);
    expect(await readCard(saving.database.sql, contractor)).toMatchObject({ card_instrument_id: kept[0]?.id });
  });
});

describe("the token", () => {
  it.each([
    ["unknown", (token: string) => `${token.slice(0, -4)}AAAA`],
    ["truncated", (token: string) => token.slice(0, -1)],
    ["longer", (token: string) => `${token}A`],
    ["in other case", (token: string) => token.replace(/(?<=^test_).*/, (bytes) => bytes.toUpperCase())],
    ["of the other environment", (token: string) => token.replace("test_", "live_")],
    ["empty", () => ""],
    ["10 kB long", () => `test_${"A".repeat(10_000)}`],
    ["not text that a database can hold", () => "test_\0"],
  ])("opens nothing when it is %s", async (_name, change) => {
    const token = change(session.token);
    expect(await service.sessions.find(token)).toBeUndefined();
    expect(await service.sessions.complete(token, await tokenOf(cards.visa))).toBeUndefined();
    expect(await service.sessions.resume(token)).toBeUndefined();
    expect(await service.sessions.cancel(token)).toBeUndefined();
  });

  it("tells what a page needs to know", async () => {
    expect(await service.sessions.find(session.token)).toEqual({
      id: session.publicId,
      organizationName: "Acme",
      isUnderWay: false,
      contractorName: "Ada Lovelace",
      environment: "test",
      returnUrl: "https://app.example.com/return",
      expiresAt: expect.any(Date),
      secondsLeft: expect.toSatisfy((seconds: number) => seconds > 1700 && seconds <= 1800),
      attemptsLeft: 5,
      state: "open",
      processor: checkoutSettings(saving.simulator).page,
    });
  });
});
