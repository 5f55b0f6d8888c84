import { describe, expect, it } from "vitest";
import { cards } from "./support/cards.ts";
import { createStoppedClock, startSimulator } from "./support/start-simulator.ts";

describe("instruments", () => {
  it("are there until they are deleted, once", async () => {
    const { api, records } = await startSimulator({ clock: createStoppedClock() });
    await api.pay(await api.createToken(cards.approved));
    const id = records.instruments[0]?.id;
    const found = await api.send("GET", `/instruments/${id}`);
    expect([found.status, found.body]).toMatchObject([200, { id, type: "card", last4: "4242", scheme: "Visa" }]);

    const deleted = await api.send("DELETE", `/instruments/${id}`);
    expect([deleted.status, deleted.text]).toEqual([204, ""]);
    expect((await api.send("GET", `/instruments/${id}`)).status).toBe(404);
    expect((await api.send("DELETE", `/instruments/${id}`)).status).toBe(404);
    expect(records.instruments[0]?.deletedAt).toBe("2026-08-01T12:00:00.000Z");
  });

  it("take the secret key only", async () => {
    const { api, simulator } = await startSimulator();
    expect((await api.send("GET", "/instruments/src_1", { key: simulator.publicKey })).status).toBe(401);
  });
});
