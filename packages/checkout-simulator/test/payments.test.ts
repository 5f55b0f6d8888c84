import { describe, expect, it } from "vitest";
import { testCards } from "../src/index.ts";
import { cards } from "./support/cards.ts";
import { createStoppedClock, startSimulator } from "./support/start-simulator.ts";

const declining = testCards.flatMap(({ number, outcome }) =>
  outcome.kind === "declined" ? [[number, outcome.responseCode] as const] : [],
);

describe("POST /payments", () => {
  it("verifies a card and stores it", async () => {
    const { api, records } = await startSimulator();
    const token = await api.createToken(cards.approved);
    const { status, body } = await api.pay(token, {
      body: { reference: "hps_1", customer: { email: "ada@example.com" } },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: expect.stringMatching(/^pay_\w{26}$/) as string,
      action_id: expect.stringMatching(/^act_\w{26}$/) as string,
      amount: 0,
      currency: "USD",
      approved: true,
      status: "Card Verified",
      response_code: "10000",
      reference: "hps_1",
      source: { id: expect.stringMatching(/^src_[a-z0-9]{26}$/) as string, last4: "4242", cvv_check: "Y" },
      customer: { id: expect.stringMatching(/^cus_\w{26}$/) as string, email: "ada@example.com" },
    });
    expect(records.instruments).toMatchObject([{ reference: "hps_1", last4: "4242", deletedAt: null }]);
  });

  it("needs no amount", async () => {
    const { api } = await startSimulator();
    const token = await api.createToken(cards.approved);
    expect((await api.pay(token, { body: { amount: undefined } })).status).toBe(201);
  });

  it.each(declining)("declines %s with %s and stores nothing", async (number, responseCode) => {
    const { api, records } = await startSimulator();
    const { status, body } = await api.pay(await api.createToken(number));
    expect(status).toBe(201);
    expect(body).toMatchObject({ approved: false, status: "Declined", response_code: responseCode });
    expect(body["source"]).not.toHaveProperty("id");
    expect(records.instruments).toEqual([]);
  });

  it("declines a number that is on no list", async () => {
    const { api } = await startSimulator();
    const { body } = await api.pay(await api.createToken(cards.unlisted));
    expect(body).toMatchObject({ approved: false, response_code: "20014" });
  });

  it("approves a declined-once card at the second attempt of the same reference", async () => {
    const { api } = await startSimulator();
    const attempt = async (reference: string) =>
      (await api.pay(await api.createToken(cards.declinedOnce), { body: { reference } })).body["approved"];
    expect([await attempt("hps_1"), await attempt("hps_2"), await attempt("hps_1")]).toEqual([false, false, true]);
  });

  it("takes each token once", async () => {
    const { api } = await startSimulator();
    const token = await api.createToken(cards.approved);
    await api.pay(token);
    const { status, body } = await api.pay(token);
    expect([status, body["error_codes"]]).toEqual([422, ["token_invalid"]]);
  });

  it("takes a token for 15 minutes", async () => {
    const clock = createStoppedClock();
    const { api } = await startSimulator({ clock });
    const [early, late] = [await api.createToken(cards.approved), await api.createToken(cards.approved)];
    clock.advance(15 * 60_000 - 1);
    expect((await api.pay(early)).status).toBe(201);
    clock.advance(1);
    expect((await api.pay(late)).body["error_codes"]).toEqual(["token_expired"]);
  });

  it("says whether the security code was the published one", async () => {
    const { api } = await startSimulator();
    for (const [cvv, check] of [
      ["100", "Y"],
      ["999", "N"],
      [undefined, "P"],
    ]) {
      const { body } = await api.pay(String((await api.tokenize(cards.approved, { cvv })).body["token"]));
      expect(body["source"]).toMatchObject({ cvv_check: check });
    }
  });

  it.each([
    ["no source", { source: undefined }, "payment_source_required"],
    ["another source", { source: { type: "card" } }, "payment_source_invalid"],
    ["a token of another shape", { source: { type: "token", token: "tok_1" } }, "token_invalid"],
    ["an unknown token", { source: { type: "token", token: `tok_${"a".repeat(26)}` } }, "token_invalid"],
    ["an amount", { amount: 100 }, "amount_invalid"],
    ["no currency", { currency: undefined }, "currency_required"],
    ["a currency in small letters", { currency: "usd" }, "currency_invalid"],
    ["a long reference", { reference: "x".repeat(81) }, "reference_invalid"],
    [
      "3-D Secure without a way back",
      { "3ds": { enabled: true }, failure_url: "https://a.example" },
      "success_url_required",
    ],
  ])("refuses %s", async (_what, changes, errorCode) => {
    const { api } = await startSimulator();
    const { status, body } = await api.pay(await api.createToken(cards.approved), { body: changes });
    expect([status, body["error_codes"]]).toEqual([422, [errorCode]]);
  });

  it("refuses a customer that it does not know, and leaves the token usable", async () => {
    const { api } = await startSimulator();
    const token = await api.createToken(cards.approved);
    const { body } = await api.pay(token, { body: { customer: { id: "cus_unknown" } } });
    expect(body["error_codes"]).toEqual(["customer_not_found"]);
    expect((await api.pay(token)).status).toBe(201);
  });

  it("takes the secret key only", async () => {
    const { api, simulator } = await startSimulator();
    const answer = await api.send("POST", "/payments", { key: simulator.publicKey, body: {} });
    expect([answer.status, answer.text]).toEqual([401, ""]);
  });
});

describe("GET /payments/{id}", () => {
  it("finds a payment with the result in its action", async () => {
    const { api } = await startSimulator();
    const { body } = await api.pay(await api.createToken(cards.insufficientFunds), { body: { reference: "hps_1" } });
    const found = await api.send("GET", `/payments/${String(body["id"])}`);
    expect(found.status).toBe(200);
    expect(found.body).toMatchObject({
      id: body["id"],
      reference: "hps_1",
      approved: false,
      status: "Declined",
      actions: [{ type: "Card Verification", response_code: "20051" }],
    });
  });

  it("answers 404 without a body for any other", async () => {
    const { api } = await startSimulator();
    const answer = await api.send("GET", "/payments/pay_unknown");
    expect([answer.status, answer.text]).toEqual([404, ""]);
  });
});

describe("GET /payments", () => {
  it("lists the payments of a reference, the newest first", async () => {
    const { api } = await startSimulator();
    const pay = async (reference: string) =>
      (await api.pay(await api.createToken(cards.approved), { body: { reference } })).body["id"];
    const [first, , second] = [await pay("hps_1"), await pay("hps_2"), await pay("hps_1")];
    const { status, body } = await api.send("GET", "/payments?reference=hps_1");
    expect(status).toBe(200);
    expect(body).toMatchObject({ limit: 10, skip: 0, total_count: 2, data: [{ id: second }, { id: first }] });
    const page = await api.send("GET", "/payments?reference=hps_1&limit=1&skip=1");
    expect(page.body).toMatchObject({ limit: 1, skip: 1, total_count: 2, data: [{ id: first }] });
  });

  it("knows no payment of another reference", async () => {
    const { api } = await startSimulator();
    expect((await api.send("GET", "/payments?reference=hps_1")).body).toMatchObject({ total_count: 0, data: [] });
  });

  it.each([
    ["", "reference_required"],
    ["?reference=hps_1&limit=0", "limit_invalid"],
    ["?reference=hps_1&limit=101", "limit_invalid"],
    ["?reference=hps_1&skip=-1", "skip_invalid"],
  ])("refuses %j", async (query, code) => {
    const { api } = await startSimulator();
    const { status, body } = await api.send("GET", `/payments${query}`);
    expect(status).toBe(422);
    expect(body).toMatchObject({ error_codes: [code] });
  });
});
