import { createSecretKey } from "node:crypto";
import { pino } from "pino";
import { createDatabase } from "../../src/database/pool.ts";
import { createEncryption } from "../../src/encryption.ts";
import { claimTimes } from "../../src/payment-sessions/claim-times.ts";
import { createHostedSessions } from "../../src/payment-sessions/hosted-session-service.ts";
import { createCheckoutProcessor } from "../../src/processors/checkout/create-checkout-processor.ts";
import type { CheckoutSettings } from "../../src/processors/checkout/settings.ts";

export interface SaveCardsTask {
  databaseUrl: string;
  applicationName: string;
  encryptionKey: string;
  checkout: CheckoutSettings;
  clicks: { token: string; cardToken: string }[];
}

/** Waits for its task, then saves one card after the other until it is done or killed. Its claims run out at once. */
process.once("message", (task: SaveCardsTask) => void saveCards(task));
process.send?.("ready");

async function saveCards({
  databaseUrl,
  applicationName,
  encryptionKey,
  checkout,
  clicks,
}: SaveCardsTask): Promise<void> {
  const database = createDatabase(databaseUrl, { applicationName });
  const key = createSecretKey(Buffer.from(encryptionKey, "base64"));
  const sessions = createHostedSessions({
    sql: database.sql,
    encryption: createEncryption({ currentId: 1, keys: new Map([[1, key]]) }),
    processors: { test: createCheckoutProcessor(checkout), live: undefined },
    logger: pino({ level: "silent" }),
    times: { ...claimTimes, claimSeconds: 0 },
    hostedPageUrl: "https://pay.example.com",
  });
  for (const { token, cardToken } of clicks) await sessions.complete(token, cardToken);
  await database.close();
  process.disconnect();
}
