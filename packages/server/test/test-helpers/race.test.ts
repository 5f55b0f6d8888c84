import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodeId } from "../../src/ids.ts";
import { readCard, readSession } from "../harness/hosted-session.ts";
import { createContractor, createSession, type WireSession } from "../harness/requests.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";

const sessions = "/api/v1/payment/sessions";
const helpers = "/api/v1/test_helpers/payment/sessions";
const rounds = 30;

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ maxConnections: 16 });
});

afterAll(() => server.close());

async function newSession() {
  const contractor = await createContractor(server.client);
  return { contractor, ...(await createSession(server.client, contractor.id)) };
}

/** In an order of its own each time: who is sent first wins most often. */
const rotated = <T>(values: T[], by: number) => values.map((_, index) => values[(index + by) % values.length] as T);

describe("a test helper and its rivals", () => {
  it("leave a session with one final status and one event, and a card only if it was completed", async () => {
    const winners = new Set<string>();
    for (let round = 0; round < rounds; round++) {
      const { id, contractor } = await newSession();
      const rivals = rotated(
        [`${helpers}/${id}/complete`, `${sessions}/${id}/cancel`, `${helpers}/${id}/expire`],
        round,
      );
      const answers = await Promise.all(rivals.map((path) => server.client.post<WireSession>(path)));
      const won = answers.filter(({ status }) => status === 200).map(({ body }) => body.status);
      expect(won).toHaveLength(1);
      const { status, events } = await readSession(server.database.sql, decodeId("hps", id) ?? "");
      expect([won, events]).toEqual([[status], [`payment.session.${status}`]]);
      const { card_last4: last4 } = await readCard(server.database.sql, decodeId("cn", contractor.id) ?? "");
      expect(last4).toBe(status === "completed" ? "4242" : null);
      winners.add(status);
    }
    expect(winners.size).toBeGreaterThan(1);
  });

  it("leave no card with a contractor that is deleted meanwhile, and no request waiting for another", async () => {
    for (let round = 0; round < rounds; round++) {
      const { id, contractor } = await newSession();
      const rivals = [
        () => server.client.post<WireSession>(`${helpers}/${id}/complete`),
        () => server.client.delete(`/api/v1/contractors/${contractor.id}`),
      ];
      const answers = await Promise.all(rotated(rivals, round).map((send) => send()));
      for (const { status } of answers) expect([200, 400]).toContain(status);
      const { status, events } = await readSession(server.database.sql, decodeId("hps", id) ?? "");
      expect(events).toEqual([`payment.session.${status}`]);
      const card = await readCard(server.database.sql, decodeId("cn", contractor.id) ?? "");
      expect(card).toMatchObject({ card_last4: null, card_instrument_id: null });
    }
  });
});
