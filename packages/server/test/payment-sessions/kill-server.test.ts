import { randomInt } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  assertWhole,
  type Click,
  countConnections,
  countInterrupted,
  newClicks,
  waitForDisconnect,
  whenStored,
} from "../harness/kills.ts";
import { readSession } from "../harness/hosted-session.ts";
import { type SavingCards, startSavingCards } from "../harness/saving-cards.ts";
import { ServerProcess } from "../support/server-process.ts";

const kills = Math.ceil(Number(process.env["KILL_ROUNDS"] ?? 50) / 10);
const clicksARound = 8;
const applicationName = "payment-sessions to be killed";

let saving: SavingCards;
let server: ServerProcess;
beforeAll(async () => {
  saving = await startSavingCards();
});
afterAll(async () => {
  await server.kill("SIGKILL");
  await waitForDisconnect(saving, applicationName);
  await saving.close();
});

/** The service as it is run in production, on the database and the provider's sandbox of the test. */
async function serve(): Promise<string> {
  const { database, simulator, encryptionKey } = saving;
  const separator = database.url.includes("?") ? "&" : "?";
  const url = `${database.url}${separator}application_name=${encodeURIComponent(applicationName)}`;
  const settings = {
    DATABASE_URL: url,
    ENCRYPTION_KEY: encryptionKey,
    LOG_LEVEL: "info",
    CHECKOUT_TEST_API_URL: simulator.url,
    CHECKOUT_TEST_SCRIPT_URL: simulator.scriptUrl,
    CHECKOUT_TEST_PUBLIC_KEY: simulator.publicKey,
    CHECKOUT_TEST_SECRET_KEY: simulator.secretKey,
  };
  server = new ServerProcess("/nonexistent", settings, ["serve", "--role", "all"]);
  const { hosted_page: page } = await server.logs("running");
  return String(page);
}

/** All of them at once; those that a killed process does not answer fail. */
const post = (page: string, clicks: readonly Click[]) =>
  Promise.allSettled(
    clicks.map(({ token, cardToken }) => {
      const body = new URLSearchParams({ card_token: cardToken });
      return fetch(`${page}/payment/setup/${token}/complete`, { method: "POST", body, redirect: "manual" });
    }),
  );

/** As if the time of the killed process's claims were over. */
const endClaims = () => saving.database.sql`
  update payment_attempts set claimed_until = clock_timestamp(), next_check_at = clock_timestamp() where status = 'open'
`;

const attempted = async (clicks: readonly Click[]) => {
  const sessions = await Promise.all(clicks.map(({ id }) => readSession(saving.database.sql, id)));
  return sessions.filter(({ attempts }) => attempts !== null);
};

it(
  `completes each session once with one card, or leaves it pending with none, in ${kills} kills of the whole service`,
  { timeout: 60_000 + kills * 60_000 },
  async () => {
    let interrupted = 0;
    let page = await serve();
    for (let round = 0; round < kills; round += 1) {
      expect(await countConnections(saving.database, applicationName)).toBeGreaterThan(0);
      const clicks = await newClicks(saving, clicksARound);
      const killed = new Promise((resolve) => {
        whenStored(saving, clicks, randomInt(1, clicksARound), () => resolve(server.kill("SIGKILL")));
      });
      await post(page, clicks);
      expect(await killed).toBe("SIGKILL");
      await waitForDisconnect(saving, applicationName);
      interrupted += await countInterrupted(saving, clicks);
      await endClaims();
      page = await serve();
      await expect
        .poll(async () => new Set((await attempted(clicks)).map(({ status }) => status)))
        .toEqual(new Set(["completed"]));
      for (const click of clicks) await assertWhole(saving, click);
    }
    expect(interrupted, "kills between the provider's success and the commit").toBeGreaterThanOrEqual(kills / 2);
  },
);
