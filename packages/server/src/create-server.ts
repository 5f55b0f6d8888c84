import type { Logger } from "pino";
import { findApiKey } from "./api-keys/repository.ts";
import { systemClock } from "./clock.ts";
import type { Config } from "./config.ts";
import { contractorRoutes } from "./contractors/routes.ts";
import { createContractorService } from "./contractors/service.ts";
import type { Sql } from "./database/pool.ts";
import type { Encryption } from "./encryption.ts";
import type { Handlers } from "./http/carry-out.ts";
import { closeHttpServer, createHttpServer } from "./http/http-server.ts";
import { retentionJob } from "./jobs/retention.ts";
import { createScheduler, type Scheduler } from "./jobs/scheduler.ts";
import { claimTimes } from "./payment-sessions/claim-times.ts";
import type { HostedSessions } from "./payment-sessions/hosted-session.ts";
import { createHostedSessions } from "./payment-sessions/hosted-session-service.ts";
import { expireSessionsJob } from "./payment-sessions/expire.ts";
import { recoverAttemptsJob } from "./payment-sessions/recover.ts";
import { paymentSessionRoutes } from "./payment-sessions/routes.ts";
import { createPaymentSessionService } from "./payment-sessions/service.ts";
import type { Processors } from "./processors/processor.ts";
import { removeInstrumentsJob } from "./processors/remove-instruments.ts";
import { DeliverJob } from "./webhooks/deliver.ts";
import { createWebhookSender } from "./webhooks/send-webhook.ts";

export interface ServerSettings {
  config: Pick<Config, "hostedPageUrl" | "sessionLifetimeSeconds" | "webhookAllowLoopback"> & {
    /** Where clients reach the API, without a slash at its end; by default the address that it listens at. */
    apiUrl?: string | undefined;
  };
  sql: Sql;
  encryption: Encryption;
  /** By default no card can be saved in any environment. */
  processors?: Processors;
  logger: Logger;
}

export interface Server {
  /** What the hosted page does. */
  hostedSessions: HostedSessions;
  /** What goes on in the background, once it is started. */
  scheduler: Scheduler;
  /** Answers the address, as `http://127.0.0.1:4242`. */
  listen(address: { host: string; port: number }): Promise<string>;
  /** Stops listening and lets requests in flight finish, for ten seconds at most. The database stays open. */
  close(): Promise<void>;
}

/** Wires the service together. Nothing here reads the environment, the clock or a file. */
export function createServer({
  config,
  sql,
  encryption,
  processors = { test: undefined, live: undefined },
  logger,
}: ServerSettings): Server {
  let apiUrl = config.apiUrl ?? "";
  const { hostedPageUrl, sessionLifetimeSeconds, webhookAllowLoopback } = config;
  const handlers = {
    ...paymentSessionRoutes({
      service: createPaymentSessionService({ sql, hostedPageUrl, sessionLifetimeSeconds }),
      apiUrl: () => apiUrl,
    }),
    ...contractorRoutes({ service: createContractorService({ sql, encryption }), apiUrl: () => apiUrl }),
  } satisfies Handlers;
  const app = createHttpServer({ handlers, findApiKey: (digest) => findApiKey(sql, digest), logger });
  const saving = { sql, encryption, processors, logger, times: claimTimes, hostedPageUrl };
  const sender = createWebhookSender({ clock: systemClock, allowLoopback: webhookAllowLoopback });
  const jobs = [
    expireSessionsJob({ sql }),
    recoverAttemptsJob(saving),
    removeInstrumentsJob({ sql, processors, logger }),
    retentionJob({ sql }),
    new DeliverJob({ sql, encryption, sender, logger }),
  ];
  return {
    hostedSessions: createHostedSessions(saving),
    scheduler: createScheduler(jobs, logger),
    async listen(address) {
      const url = await app.listen(address);
      apiUrl = config.apiUrl ?? url;
      return url;
    },
    close: () => closeHttpServer(app),
  };
}
