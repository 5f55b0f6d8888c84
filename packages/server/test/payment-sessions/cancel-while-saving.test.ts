import { describe, expect, it } from "vitest";
import { createContractorService } from "../../src/contractors/service.ts";
import { createPaymentSessionService } from "../../src/payment-sessions/service.ts";
import {
  cards,
  createCardToken,
  insertHostedSession,
  instrumentsOf,
  readCard,
  readSession,
} from "../harness/hosted-session.ts";
import {
  beginSession,
  complete,
  contractor,
  saving,
  service,
  session,
  startWith,
  stored,
  useSavingCards,
} from "../harness/saving-suite.ts";

useSavingCards();

const noCard = {
  card_brand: null,
  card_last4: null,
  card_exp_month: null,
  card_exp_year: null,
  card_instrument_id: null,
};

/** A service to which something happens between the provider's answer and the commit. */
const interrupted = (happens: () => Promise<unknown>) =>
  startWith(
    ({ saveCard }) =>
      async (request) => {
        const result = await saveCard(request);
        await happens();
        return result;
      },
    {},
  );

const cancellers: [string, () => Promise<unknown>][] = [
  ["the page", () => service.sessions.cancel(session.token)],
  [
    "the API",
    () =>
      createPaymentSessionService({
        sql: saving.database.sql,
        hostedPageUrl: "https://pay.example.com",
        sessionLifetimeSeconds: 1800,
      }).cancel(saving.organization.test, session.id),
  ],
  [
    "the contractor's deletion",
    () =>
      createContractorService({ sql: saving.database.sql, encryption: saving.encryption }).delete(
        saving.organization.test,
        contractor,
      ),
  ],
];

describe("cancel", () => {
  it("ends the session and leads back to the organization", async () => {
    expect(await service.sessions.cancel(session.token)).toEqual({
      kind: "cancelled",
      redirectTo: `https://app.example.com/return?hps_id=${session.publicId}&status=cancelled`,
    });
    expect(await service.sessions.cancel(session.token)).toMatchObject({
      kind: "ended",
      session: { state: "cancelled" },
    });
    expect(await stored()).toMatchObject({ status: "cancelled", events: ["payment.session.cancelled"] });
  });

  it("refuses a session past its deadline", async () => {
    await beginSession({ secondsLeft: -1 });
    expect(await service.sessions.cancel(session.token)).toMatchObject({
      kind: "ended",
      session: { state: "past_due" },
    });
    expect(await stored()).toMatchObject({ status: "pending", events: null });
  });

  it.each(cancellers)("from %s wins over a claim, and the stored card is removed", async (_name, cancel) => {
    expect(await complete(cards.visa, interrupted(cancel))).toMatchObject({
      kind: "ended",
      session: { state: "cancelled" },
    });
    expect(await stored()).toMatchObject({ status: "cancelled", events: ["payment.session.cancelled"] });
    expect(await readCard(saving.database.sql, contractor)).toEqual(noCard);
    expect(instrumentsOf(saving.simulator, session)).toHaveLength(1);
    await service.recover();
    expect(instrumentsOf(saving.simulator, session)).toHaveLength(0);
  });

  it.each(cancellers)("from %s is followed by recovery, which removes what was stored", async (_name, cancel) => {
    saving.simulator.addFault({ next: "500_after_success" });
    expect(await complete(cards.visa)).toEqual({ kind: "unavailable" });
    await cancel();
    await service.recover();
    expect(await stored()).toMatchObject({ status: "cancelled", attempts: ["approved"], card_tokens: 0 });
    expect(instrumentsOf(saving.simulator, session)).toHaveLength(0);
    expect(await readCard(saving.database.sql, contractor)).toEqual(noCard);
  });

  it("leaves exactly one outcome of 30 sessions that are completed and cancelled at once", async () => {
    const { sql } = saving.database;
    const sessions = await Promise.all(
      Array.from({ length: 30 }, () => insertHostedSession(sql, saving.organization.test, contractor)),
    );
    await Promise.all(
      sessions.map(async ({ token }) => {
        const cardToken = await createCardToken(saving.simulator, cards.visa);
        await Promise.all([service.sessions.complete(token, cardToken), service.sessions.cancel(token)]);
      }),
    );
    await service.recover();
    for (const { id } of sessions) {
      const { status, events } = await readSession(sql, id);
      expect(events).toEqual([`payment.session.${status}`]);
    }
    const kept = sessions.flatMap((each) => instrumentsOf(saving.simulator, each));
    const card = await readCard(sql, contractor);
    expect(kept.map(({ id }) => id)).toEqual(card["card_instrument_id"] === null ? [] : [card["card_instrument_id"]]);
  });
});

describe("deleting a contractor", () => {
  it("forgets the card and removes it at the provider", async () => {
    await complete(cards.visa);
    await cancellers[2]?.[1]();
    expect(await readCard(saving.database.sql, contractor)).toEqual(noCard);
    await service.recover();
    expect(instrumentsOf(saving.simulator, session)).toHaveLength(0);
  });

  it("saves no card of a session that its deadline kept from being cancelled", async () => {
    const deleteLate = async () => {
      await saving.database.sql`update payment_sessions set expires_at = clock_timestamp() where id = ${session.id}`;
      await cancellers[2]?.[1]();
    };
    expect(await complete(cards.visa, interrupted(deleteLate))).toMatchObject({
      kind: "ended",
      session: { state: "past_due" },
    });
    await service.recover();
    expect(instrumentsOf(saving.simulator, session)).toHaveLength(0);
    expect(await readCard(saving.database.sql, contractor)).toEqual(noCard);
    expect(await stored()).toMatchObject({ status: "pending", events: null, attempts: ["approved"] });
  });

  it("leaves no card of 20 contractors who are deleted while it is saved", async () => {
    const { sql } = saving.database;
    const { test: tenant } = saving.organization;
    const contractors = createContractorService({ sql, encryption: saving.encryption });
    const sessions = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const contractorId = await saving.newContractor();
        return { contractorId, ...(await insertHostedSession(sql, tenant, contractorId)) };
      }),
    );
    await Promise.all(
      sessions.map(async ({ contractorId, token }) => {
        const cardToken = await createCardToken(saving.simulator, cards.visa);
        await Promise.all([service.sessions.complete(token, cardToken), contractors.delete(tenant, contractorId)]);
      }),
    );
    await service.recover();
    for (const each of sessions) {
      const { status, events } = await readSession(sql, each.id);
      expect(events).toEqual([`payment.session.${status}`]);
      expect(await readCard(sql, each.contractorId)).toEqual(noCard);
      expect(instrumentsOf(saving.simulator, each)).toHaveLength(0);
    }
  });
});
