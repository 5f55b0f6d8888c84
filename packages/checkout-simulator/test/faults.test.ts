import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { cards } from "./support/cards.ts";
import { outcomeOf } from "./support/outcome-of.ts";
import { startSimulator } from "./support/start-simulator.ts";

describe("the card that gets no answer", () => {
  it("does nothing, and ends when the client gives up", async () => {
    const { api, records } = await startSimulator();
    const token = await api.createToken(cards.unanswered);
    // The second time not 409: the key is free again.
    for (const requests of [2, 3]) {
      const giveUp = new AbortController();
      const payment = outcomeOf(api.pay(token, { key: "k1", signal: giveUp.signal }));
      await expect.poll(() => records.requests.length).toBe(requests);
      await delay(50);
      giveUp.abort();
      expect(await payment).toBe("cut");
      expect(records.payments).toEqual([]);
    }
  });

  it("ends after the longest time at last", async () => {
    const { api } = await startSimulator({ unansweredMs: 100 });
    await expect(api.pay(await api.createToken(cards.unanswered))).rejects.toThrow("fetch failed");
  });

  it("does not keep the simulator from closing", async () => {
    const { api, simulator } = await startSimulator();
    const token = await api.createToken(cards.unanswered);
    const waiting = outcomeOf(api.pay(token));
    await expect.poll(() => simulator.records.requests.length).toBe(2);
    const start = performance.now();
    await simulator.close();
    expect(await waiting).toBe("cut");
    expect(performance.now() - start).toBeLessThan(30_000);
  });
});

describe("POST /_simulator/faults", () => {
  it.each(["429", "500", "502", "503", "401", "403", "404", "409"])(
    "answers %s that many times, doing nothing",
    async (next) => {
      const { api, records } = await startSimulator();
      await api.send("POST", "/_simulator/faults", { body: { next, count: 2 } });
      const token = await api.createToken(cards.approved);
      const statuses: number[] = [];
      for (let attempt = 0; attempt < 3; attempt += 1) statuses.push((await api.pay(token, { key: "k1" })).status);
      expect(statuses).toEqual([Number(next), Number(next), 201]);
      expect(records.instruments).toHaveLength(1);
    },
  );

  it("says when to come back after 429", async () => {
    const { api, simulator } = await startSimulator();
    simulator.addFault({ next: "429" });
    expect((await api.pay("tok")).headers.get("retry-after")).toBe("1");
  });

  it("cuts the connection when it is down", async () => {
    const { api, simulator } = await startSimulator();
    simulator.addFault({ next: "down", at: "all" });
    await expect(api.tokenize(cards.approved)).rejects.toThrow("fetch failed");
    expect((await api.tokenize(cards.approved)).status).toBe(201);
  });

  it.each([
    ["500_after_success", false],
    ["reset_after_success", true],
  ] as const)("loses the answer of any card with %s", async (next, cuts) => {
    const { api, simulator, records } = await startSimulator();
    simulator.addFault({ next });
    const token = await api.createToken(cards.approved);
    const first = api.pay(token, { key: "k1" });
    if (cuts) await expect(first).rejects.toThrow("fetch failed");
    else expect((await first).status).toBe(500);
    expect((await api.pay(token, { key: "k1" })).status).toBe(201);
    expect(records.instruments).toHaveLength(1);
  });

  it("strikes where it is told to, and nowhere else", async () => {
    const { api, simulator } = await startSimulator();
    simulator.addFault({ next: "503", at: "script" });
    simulator.addFault({ next: "503", at: "payment_lookups" });
    expect((await api.tokenize(cards.approved)).status).toBe(201);
    expect((await fetch(simulator.scriptUrl)).status).toBe(503);
    expect((await fetch(simulator.scriptUrl)).status).toBe(200);
    expect((await api.send("GET", "/payments/pay_unknown")).status).toBe(503);
    expect((await api.send("GET", "/payments/pay_unknown")).status).toBe(404);
  });

  it("is slow for as long as it is told to", async () => {
    const { simulator } = await startSimulator();
    simulator.addFault({ next: "slow", at: "script", delayMs: 300 });
    const start = performance.now();
    expect((await fetch(simulator.scriptUrl)).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThan(290);
  });

  it("carries nothing out that was still waiting when it closed", async () => {
    const { api, simulator, records } = await startSimulator();
    const token = await api.createToken(cards.approved);
    simulator.addFault({ next: "slow", delayMs: 60_000 });
    const waiting = outcomeOf(api.pay(token));
    await expect.poll(() => records.requests.length).toBe(2);
    await simulator.close();
    expect(await waiting).toBe("cut");
    // The connection is cut before whoever waits for it goes on.
    await delay(50);
    expect(records.payments).toEqual([]);
  });

  it("carries a slow payment out although the client gave it up", async () => {
    const { api, simulator, records } = await startSimulator();
    simulator.addFault({ next: "slow", delayMs: 60_000 });
    const giveUp = new AbortController();
    const payment = outcomeOf(api.pay(await api.createToken(cards.approved), { signal: giveUp.signal }));
    await expect.poll(() => records.requests.length).toBe(2);
    giveUp.abort();
    expect(await payment).toBe("cut");
    await expect.poll(() => records.instruments.length).toBe(1);
  });

  it.each([
    { next: "boom" },
    { next: "500", at: "nowhere" },
    { next: "500", count: 0 },
    { next: "reset_after_success", at: "tokens" },
  ])("refuses %j", async (body) => {
    const { api } = await startSimulator();
    expect((await api.send("POST", "/_simulator/faults", { body })).status).toBe(400);
  });
});
