import { describe, expect, it } from "vitest";
import { cards } from "./support/cards.ts";
import { outcomeOf } from "./support/outcome-of.ts";
import { startSimulator } from "./support/start-simulator.ts";

describe("Cko-Idempotency-Key", () => {
  it.each([cards.approved, cards.insufficientFunds])("gives the very same answer again for %s", async (number) => {
    const { api, records } = await startSimulator();
    const token = await api.createToken(number);
    const first = await api.pay(token, { key: "k1" });
    const second = await api.pay(token, { key: "k1" });
    expect([second.status, second.text]).toEqual([first.status, first.text]);
    expect(records.payments).toHaveLength(1);
    expect(records.payments[0]?.idempotencyKey).toBe("k1");
  });

  it("makes another payment for another key", async () => {
    const { api, records } = await startSimulator();
    await api.pay(await api.createToken(cards.approved), { key: "k1" });
    await api.pay(await api.createToken(cards.approved), { key: "k2" });
    expect(records.instruments).toHaveLength(2);
  });

  it("answers 409 while a request with the same key is running", async () => {
    const { api, simulator, records } = await startSimulator();
    const token = await api.createToken(cards.approved);
    simulator.addFault({ next: "slow", delayMs: 60_000 });
    const giveUp = new AbortController();
    const slow = outcomeOf(api.pay(token, { key: "k1", signal: giveUp.signal }));
    await expect.poll(() => records.requests.length).toBe(2);
    expect((await api.pay(token, { key: "k1" })).status).toBe(409);
    giveUp.abort();
    expect(await slow).toBe("cut");
    await expect.poll(() => records.instruments.length).toBe(1);
    expect((await api.pay(token, { key: "k1" })).status).toBe(201);
    expect(records.instruments).toHaveLength(1);
  });

  it("lets a refused request try again", async () => {
    const { api } = await startSimulator();
    expect((await api.pay("tok_wrong", { key: "k1" })).status).toBe(422);
    expect((await api.pay(await api.createToken(cards.approved), { key: "k1" })).status).toBe(201);
  });

  it("keeps the answer that was lost in a 500", async () => {
    const { api, records } = await startSimulator();
    const token = await api.createToken(cards.errorAfterSuccess);
    expect((await api.pay(token, { key: "k1" })).status).toBe(500);
    expect(records.instruments).toHaveLength(1);
    const again = await api.pay(token, { key: "k1" });
    expect([again.status, again.body["approved"]]).toEqual([201, true]);
    expect(records.instruments).toHaveLength(1);
  });

  it("keeps the answer that was lost with the connection", async () => {
    const { api, records } = await startSimulator();
    const token = await api.createToken(cards.resetAfterSuccess);
    await expect(api.pay(token, { key: "k1" })).rejects.toThrow("fetch failed");
    expect((await api.pay(token, { key: "k1" })).status).toBe(201);
    expect(records.instruments).toHaveLength(1);
  });

  it("keeps the answer that never came, and gives it while the first request still waits", async () => {
    const { api, records } = await startSimulator();
    const token = await api.createToken(cards.timeoutAfterSuccess);
    const giveUp = new AbortController();
    const waiting = outcomeOf(api.pay(token, { key: "k1", signal: giveUp.signal }));
    await expect.poll(() => records.instruments.length).toBe(1);
    expect((await api.pay(token, { key: "k1" })).status).toBe(201);
    giveUp.abort();
    expect(await waiting).toBe("cut");
    expect(records.instruments).toHaveLength(1);
  });
});
