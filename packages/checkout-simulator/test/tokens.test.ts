import { describe, expect, it } from "vitest";
import { cards } from "./support/cards.ts";
import { createStoppedClock, startSimulator } from "./support/start-simulator.ts";

describe("POST /tokens", () => {
  it("answers a token that says of the card what the provider says", async () => {
    const { api } = await startSimulator({ clock: createStoppedClock() });
    const { status, body, headers } = await api.tokenize(cards.approved, { name: "Ada Lovelace" });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      type: "card",
      token: expect.stringMatching(/^tok_\w{26}$/) as string,
      expires_on: "2026-08-01T12:15:00.000Z",
      expiry_month: 12,
      expiry_year: 2030,
      name: "Ada Lovelace",
      scheme: "Visa",
      last4: "4242",
      bin: "424242",
      card_type: "Credit",
    });
    expect(headers.get("cko-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get("cko-version")).not.toBeNull();
  });

  it.each([
    "4242424242424242",
    "5436031030606378",
    "345678901234564",
    "30123456789019",
    "6011111111111117",
    "3530111333300000",
  ])("takes the published card %s", async (number) => {
    const { api } = await startSimulator();
    expect((await api.tokenize(number)).status).toBe(201);
  });

  it("takes the public key only, and refuses any other without a body", async () => {
    const { api, simulator } = await startSimulator();
    for (const key of [simulator.secretKey, "pk_sbox_wrong", ""]) {
      const answer = await api.send("POST", "/tokens", { key, body: {} });
      expect([answer.status, answer.text]).toEqual([401, ""]);
    }
  });

  it.each([
    ["a wrong check digit", { number: "4242424242424243" }, "card_number_invalid"],
    ["letters in the number", { number: "4242x24242424242" }, "card_number_invalid"],
    ["a number of no scheme", { number: "9999999999999995" }, "card_number_invalid"],
    ["a number that is a number", { number: 4242424242424242 }, "card_number_invalid"],
    ["no number", { number: undefined }, "card_number_required"],
    ["month 13", { expiry_month: 13 }, "card_expiry_month_invalid"],
    ["no month", { expiry_month: undefined }, "card_expiry_month_required"],
    ["a two-digit year", { expiry_year: 30 }, "card_expiry_year_invalid"],
    ["a year too far away", { expiry_year: 2099 }, "card_expiry_year_invalid"],
    ["no year", { expiry_year: undefined }, "card_expiry_year_required"],
    ["the month before", { expiry_month: 7, expiry_year: 2026 }, "card_expired"],
    ["a code of two digits", { cvv: "12" }, "cvv_invalid"],
    ["a code of four digits on a Visa", { cvv: "1234" }, "cvv_invalid"],
    ["another type", { type: "applepay" }, "token_type_invalid"],
    ["no type", { type: undefined }, "token_type_required"],
  ])("refuses %s", async (_what, changes, errorCode) => {
    const { api } = await startSimulator({ clock: createStoppedClock() });
    const { status, body } = await api.tokenize(cards.approved, changes);
    expect(status).toBe(422);
    expect(body).toEqual({
      request_id: expect.any(String) as string,
      error_type: "request_invalid",
      error_codes: [errorCode],
    });
  });

  it("takes a card until the end of its month", async () => {
    const { api } = await startSimulator({ clock: createStoppedClock("2026-08-31T23:59:59.000Z") });
    expect((await api.tokenize(cards.approved, { expiry_month: 8, expiry_year: 2026 })).status).toBe(201);
  });

  it("calls a body that is no JSON malformed", async () => {
    const { simulator } = await startSimulator();
    const response = await fetch(`${simulator.url}/tokens`, {
      method: "POST",
      headers: { Authorization: `Bearer ${simulator.publicKey}`, "Content-Type": "application/json" },
      body: "{",
    });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ error_type: "request_malformed" });
  });

  it("gives one number the same fingerprint every time, and another simulator's another one", async () => {
    const { api, records } = await startSimulator();
    const other = await startSimulator();
    await api.tokenize(cards.approved);
    await api.tokenize(cards.approved);
    await other.api.tokenize(cards.approved);
    const [first, second] = records.tokens;
    expect(first?.fingerprint).toMatch(/^[a-z0-9]{26}$/);
    expect(second?.fingerprint).toBe(first?.fingerprint);
    expect(other.records.tokens[0]?.fingerprint).not.toBe(first?.fingerprint);
  });
});
