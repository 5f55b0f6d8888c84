import { createSecretKey, randomBytes } from "node:crypto";
import { Writable } from "node:stream";
import { type CheckoutSimulator, createCheckoutSimulator } from "@payment-sessions/checkout-simulator";
import type { Sql } from "../../src/database/pool.ts";
import { createEncryption, type Encryption } from "../../src/encryption.ts";
import { createScheduler } from "../../src/jobs/scheduler.ts";
import { createLogger } from "../../src/logger.ts";
import { type ClaimTimes, claimTimes } from "../../src/payment-sessions/claim-times.ts";
import { createHostedSessions } from "../../src/payment-sessions/hosted-session-service.ts";
import { recoverAttemptsJobs } from "../../src/payment-sessions/recover.ts";
import { createCheckoutProcessor } from "../../src/processors/checkout/create-checkout-processor.ts";
import type { Processor } from "../../src/processors/processor.ts";
import { removeInstrumentsJobs } from "../../src/processors/remove-instruments.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";
import { hostedPageUrl } from "./test-server.ts";
import { createTestOrganization, insertTestContractor } from "./test-organization.ts";

export interface SavingOptions {
  times?: Partial<ClaimTimes>;
  /** Of one request to the provider. */
  timeoutMs?: number;
  threeDSecure?: boolean;
  /** Stands between the service and the adapter. */
  wrap?: (processor: Processor) => Processor;
  sql?: Sql;
}

export type SavingCards = Awaited<ReturnType<typeof startSavingCards>>;

/** Everything that saving a card takes, on a database and a simulator of its own; recovery runs when it is told to. */
export async function startSavingCards() {
  const database = await createTestDatabase({ maxConnections: 24 });
  const organization = await createTestOrganization(database.sql);
  const simulator = await createCheckoutSimulator();
  const key = randomBytes(32);
  const encryption = createEncryption({ currentId: 1, keys: new Map([[1, createSecretKey(key)]]) });
  const log = createLog();
  return {
    database,
    organization,
    simulator,
    encryption,
    /** In base64, for another process. */
    encryptionKey: key.toString("base64"),
    log: log.text,
    newContractor: () => insertTestContractor(database.sql, organization.test),
    /** The service as one process has it; several share the database. */
    start: (options: SavingOptions = {}) => startProcess(database, simulator, encryption, log.logger, options),
    close: async () => {
      await simulator.close();
      await database.close();
    },
  };
}

function startProcess(
  database: TestDatabase,
  simulator: CheckoutSimulator,
  encryption: Encryption,
  logger: ReturnType<typeof createLogger>,
  {
    times,
    timeoutMs = 15_000,
    threeDSecure = true,
    wrap = (processor) => processor,
    sql = database.sql,
  }: SavingOptions,
) {
  const adapter = createCheckoutProcessor(checkoutSettings(simulator, threeDSecure), { timeoutMs });
  const processors = { test: wrap(adapter), live: undefined };
  const settings = {
    sql,
    encryption,
    processors,
    logger,
    times: { ...claimTimes, checkSeconds: 0, ...times },
    hostedPageUrl,
  };
  const removals = removeInstrumentsJobs({ sql, processors, logger, retrySeconds: 0 });
  const jobs = [...recoverAttemptsJobs(settings), ...removals];
  const scheduler = createScheduler(jobs, logger);
  return { sessions: createHostedSessions(settings), recover: () => scheduler.drain(), scheduler };
}

export const checkoutSettings = ({ url, scriptUrl, publicKey, secretKey }: CheckoutSimulator, threeDSecure = true) => ({
  apiUrl: url,
  secretKey,
  processingChannelId: undefined,
  threeDSecure,
  page: { scriptUrl, publicKey, frameOrigins: [url], formActionOrigins: [url] },
});

export function createLog() {
  let lines = "";
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines += chunk.toString();
      done();
    },
  });
  return { logger: createLogger("trace", destination), text: () => lines };
}
