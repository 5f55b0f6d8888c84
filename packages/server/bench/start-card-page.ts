import { createCheckoutSimulator } from "@payment-sessions/checkout-simulator";
import { pino } from "pino";
import { createServer } from "../src/create-server.ts";
import { createPageServer } from "../src/hosted-page/page-server.ts";
import { createSetupToken } from "../src/payment-sessions/setup-token.ts";
import { createCheckoutProcessor } from "../src/processors/checkout/create-checkout-processor.ts";
import { generousLimits } from "../test/harness/generous-limits.ts";
import { startOutbox } from "./start-outbox.ts";

/** A session's card page, with the provider's sandbox beside it. */
export async function startCardPage() {
  const [database, simulator] = await Promise.all([startOutbox(), createCheckoutSimulator()]);
  const { sql, encryption } = database;
  const hostedPageUrl = "http://127.0.0.1";
  const logger = pino({ level: "error" });
  const { origin } = new URL(simulator.url);
  const test = createCheckoutProcessor({
    apiUrl: simulator.url,
    secretKey: simulator.secretKey,
    processingChannelId: undefined,
    threeDSecure: true,
    page: {
      scriptUrl: simulator.scriptUrl,
      publicKey: simulator.publicKey,
      frameOrigins: [origin],
      formActionOrigins: [origin],
    },
  });
  const config = {
    hostedPageUrl,
    sessionLifetimeSeconds: 1800,
    webhookAllowLoopback: true,
    apiUrl: hostedPageUrl,
    rateLimits: generousLimits,
  };
  const server = createServer({ config, sql, encryption, logger, processors: { test, live: undefined } });
  const { hostedSessions: sessions, pageLimiter: limiter } = server;
  const pages = createPageServer({ sessions, limiter, hostedPageUrl, brandName: "Acme Pay", logger });
  const url = await pages.listen({ host: "127.0.0.1", port: 0 });
  const [id = ""] = await database.insertSessions(await database.insertOrganization(), 1);
  const token = createSetupToken("test");
  await sql`update payment_sessions set token_digest = ${token.digest} where id = ${id}`;
  return {
    url: `${url}/payment/setup/${token.text}`,
    async close() {
      await pages.close();
      await server.close();
      await simulator.close();
      await database.close();
    },
  };
}
