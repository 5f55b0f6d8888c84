import { describe, expect, it } from "vitest";
import { type Records, testCards } from "../src/index.ts";
import { cards } from "./support/cards.ts";
import { createCountingBytes, createStoppedClock, startSimulator } from "./support/start-simulator.ts";

describe("records", () => {
  it("count requests with method, path, key and status", async () => {
    const { api, records } = await startSimulator({ clock: createStoppedClock() });
    const token = await api.createToken(cards.approved);
    await api.pay(token, { key: "k1" });
    const at = "2026-08-01T12:00:00.000Z";
    expect(records.requests).toEqual([
      { at, method: "POST", path: "/tokens", idempotencyKey: null, status: 201 },
      { at, method: "POST", path: "/payments", idempotencyKey: "k1", status: 201 },
    ]);
    expect(records.tokens).toMatchObject([{ id: token, last4: "4242", used: true }]);
  });

  it("leave the status of a cut connection empty", async () => {
    const { api, simulator, records } = await startSimulator();
    simulator.addFault({ next: "down" });
    await expect(api.pay("tok")).rejects.toThrow("fetch failed");
    expect(records.requests.at(-1)?.status).toBeNull();
  });

  it("never hold a card number or a security code", async () => {
    const { api, records, simulator } = await startSimulator();
    for (const { number, outcome } of testCards) {
      const { body } = await api.tokenize(number, { cvv: undefined });
      if (outcome.kind === "approved") await api.pay(String(body["token"]));
    }
    const text = JSON.stringify([records, simulator]);
    expect(testCards.filter(({ number }) => text.includes(number))).toEqual([]);
  });

  it("are the same over HTTP", async () => {
    const { api, records } = await startSimulator();
    await api.pay(await api.createToken(cards.approved));
    const overHttp = (await api.send("GET", "/_simulator/records")).body as unknown as Records;
    expect(overHttp).toEqual(records);
  });

  it("start again after a reset, and so does everything else", async () => {
    const { api, records, simulator } = await startSimulator();
    const token = await api.createToken(cards.approved);
    await api.pay(await api.createToken(cards.approved), { key: "k1" });
    const instrument = records.instruments[0]?.id;
    simulator.addFault({ next: "500" });
    expect((await api.send("POST", "/_simulator/reset")).status).toBe(204);
    expect(records).toEqual({ requests: [], tokens: [], payments: [], instruments: [] });
    expect((await api.pay(token, { key: "k1" })).body["error_codes"]).toEqual(["token_invalid"]);
    expect((await api.send("GET", `/instruments/${instrument}`)).status).toBe(404);
  });

  it("repeat themselves with the same clock and the same random bytes", async () => {
    const run = async () => {
      const { api, records } = await startSimulator({ clock: createStoppedClock(), random: createCountingBytes() });
      await api.pay(await api.createToken(cards.approved), { key: "k1" });
      return records;
    };
    expect(await run()).toEqual(await run());
  });
});
