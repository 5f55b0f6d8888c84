import type { Logger } from "pino";
import { createApiKeyFinder } from "./api-keys/api-key-finder.ts";
import { type Clock, systemClock } from "./clock.ts";
import type { Config } from "./config.ts";
import { contractorRoutes } from "./contractors/routes.ts";
import { createContractorService } from "./contractors/service.ts";
import type { Sql, Transactable } from "./database/pool.ts";
import { DocsSite } from "./docs-site/docs-site.ts";
import type { Encryption } from "./encryption.ts";
import { eventRoutes } from "./events/routes.ts";
import { createEventService } from "./events/service.ts";
import type { Handlers, Preparations } from "./http/carry-out.ts";
import { closeHttpServer, createHttpServer } from "./http/http-server.ts";
import { createIdempotencyService } from "./idempotency/service.ts";
import { retentionJob } from "./jobs/retention.ts";
import { createScheduler, type Scheduler } from "./jobs/scheduler.ts";
import { claimTimes } from "./payment-sessions/claim-times.ts";
import type { HostedSessions } from "./payment-sessions/hosted-session.ts";
import { createHostedSessions } from "./payment-sessions/hosted-session-service.ts";
import { expireSessionsJob } from "./payment-sessions/expire.ts";
import { recoverAttemptsJobs } from "./payment-sessions/recover.ts";
import { paymentSessionRoutes } from "./payment-sessions/routes.ts";
import { createPaymentSessionService } from "./payment-sessions/service.ts";
import type { Processors } from "./processors/processor.ts";
import { removeInstrumentsJobs } from "./processors/remove-instruments.ts";
import { createRateLimiter, type RateLimiter } from "./rate-limits/rate-limiter.ts";
import { testHelperRoutes } from "./test-helpers/routes.ts";
import { createTestHelperService } from "./test-helpers/service.ts";
import { webhookEndpointRoutes } from "./webhook-endpoints/routes.ts";
import { createWebhookEndpointService } from "./webhook-endpoints/service.ts";
import { DeliverJob } from "./webhooks/deliver.ts";
import { type Resolve, resolveHost } from "./webhooks/resolve.ts";
import { createWebhookSender } from "./webhooks/send-webhook.ts";

export interface ServerSettings {
  config: Pick<Config, "hostedPageUrl" | "sessionLifetimeSeconds" | "webhookAllowLoopback" | "rateLimits"> & {
    /** Where clients reach the API, without a slash at its end; by default the address that it listens at. */
    apiUrl?: string | undefined;
    /** By default X-Forwarded-For means nothing. */
    trustedProxies?: readonly string[];
  };
  sql: Sql;
  encryption: Encryption;
  /** By default no card can be saved in any environment. */
  processors?: Processors;
  /** Finds the addresses of host names that events are to be sent to; by default by asking name servers. */
  resolve?: Resolve;
  clock?: Clock;
  /** Where the documentation is; by default where the build puts it. */
  docsFolder?: string;
  logger: Logger;
}

export interface Server {
  /** What the hosted page does. */
  hostedSessions: HostedSessions;
  /** How often it may be asked to. */
  pageLimiter: RateLimiter;
  /** What goes on in the background, once it is started. */
  scheduler: Scheduler;
  /** Answers the address, as `http://127.0.0.1:4242`. */
  listen(address: { host: string; port: number }): Promise<string>;
  /** Stops listening and lets requests in flight finish, for ten seconds at most. The database stays open. */
  close(): Promise<void>;
}

/** Wires the service together. Nothing here reads the environment, the clock or a file. */
export function createServer(settings: ServerSettings): Server {
  const { config, sql, encryption, processors = { test: undefined, live: undefined }, logger } = settings;
  const { clock = systemClock } = settings;
  let apiUrl = config.apiUrl ?? "";
  const apiKeys = createApiKeyFinder({ sql, clock, logger });
  const { resolve = resolveHost } = settings;
  const handlersOn = (on: Transactable, by: Resolve) =>
    createHandlers({ config, encryption, sql: on, resolve: by }, () => apiUrl);
  const limiting = { sql, pseudonym: (text: string) => encryption.pseudonym(text) };
  const app = createHttpServer({
    handlers: handlersOn(sql, resolve),
    findApiKey: (digest) => apiKeys.find(digest),
    preparations: createPreparations({ config, encryption, sql, resolve }),
    // Nobody is asked for an address while a transaction waits: that was done before.
    idempotency: createIdempotencyService({ sql, handlersOn: (on) => handlersOn(on, async () => []) }),
    limiter: createRateLimiter(limiting, config.rateLimits.apiKey),
    trustedProxies: config.trustedProxies ?? [],
    docsSite: new DocsSite(settings.docsFolder),
    apiUrl: () => apiUrl,
    logger,
  });
  const saving = { sql, encryption, processors, logger, times: claimTimes, hostedPageUrl: config.hostedPageUrl };
  const sender = createWebhookSender({ clock, allowLoopback: config.webhookAllowLoopback });
  const jobs = [
    expireSessionsJob({ sql }),
    ...recoverAttemptsJobs(saving),
    ...removeInstrumentsJobs({ sql, processors, logger }),
    retentionJob({ sql }),
    new DeliverJob({ sql, encryption, sender, clock, logger }),
  ];
  return {
    hostedSessions: createHostedSessions(saving),
    pageLimiter: createRateLimiter(limiting, config.rateLimits.page),
    scheduler: createScheduler(jobs, logger),
    async listen(address) {
      apiKeys.listen();
      const url = await app.listen(address);
      apiUrl = config.apiUrl ?? url;
      return url;
    },
    close: () => closeHttpServer(app),
  };
}

type HandlerSettings = Pick<ServerSettings, "config" | "encryption"> & { sql: Transactable; resolve: Resolve };

const createEndpointService = ({ config, sql, encryption, resolve }: HandlerSettings) =>
  createWebhookEndpointService({ sql, encryption, allowLoopback: config.webhookAllowLoopback, resolve });

function createPreparations(settings: HandlerSettings): Preparations {
  const endpoints = createEndpointService(settings);
  return { createWebhookEndpoint: ({ body }, { tenant }) => endpoints.assertTarget(tenant, body.url) };
}

function createHandlers(settings: HandlerSettings, apiUrl: () => string): Handlers {
  const { config, sql, encryption } = settings;
  const { hostedPageUrl, sessionLifetimeSeconds } = config;
  return {
    ...paymentSessionRoutes({
      service: createPaymentSessionService({ sql, hostedPageUrl, sessionLifetimeSeconds }),
      apiUrl,
    }),
    ...contractorRoutes({ service: createContractorService({ sql, encryption }), apiUrl }),
    ...webhookEndpointRoutes({ service: createEndpointService(settings), apiUrl }),
    ...eventRoutes({ service: createEventService({ sql }), apiUrl }),
    ...testHelperRoutes({ service: createTestHelperService({ sql }) }),
  };
}
