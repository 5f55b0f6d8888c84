import type { Logger } from "pino";
import type { Config } from "../config.ts";
import { createServer, type Server } from "../create-server.ts";
import type { Sql } from "../database/pool.ts";
import type { Encryption } from "../encryption.ts";
import { createPageServer } from "../hosted-page/page-server.ts";
import { createProcessors } from "../processors/create-processors.ts";
import type { Closers } from "./closers.ts";
import { listen } from "./listen.ts";

export interface RunSettings {
  config: Config & { hostedPagePort: number };
  /** Of a database that is up to date. */
  sql: Sql;
  encryption: Encryption;
  logger: Logger;
}

/** Base URLs for clients on this machine. */
export interface Addresses {
  api: string;
  hosted_page: string;
}

/** Starts what goes on in the background. */
export function runJobs(settings: RunSettings, closers: Closers): void {
  const { scheduler } = configuredServer(settings);
  closers.add(() => scheduler.stop());
  scheduler.start();
}

/** Starts the listeners of the API and of the hosted page. @throws StartError */
export async function runListeners(settings: RunSettings, closers: Closers): Promise<Addresses> {
  const { host, port, hostedPagePort, hostedPageUrl, brandName, trustedProxies } = settings.config;
  const server = configuredServer(settings);
  const { hostedSessions: sessions, pageLimiter: limiter } = server;
  const { logger } = settings;
  const pages = createPageServer({ sessions, limiter, hostedPageUrl, brandName, trustedProxies, logger });
  closers.add(async () => void (await Promise.all([server.close(), pages.close()])));
  return {
    api: await listen(server, { host, port }),
    hosted_page: await listen(pages, { host, port: hostedPagePort }),
  };
}

const configuredServer = ({ config, ...settings }: RunSettings): Server =>
  createServer({ config, ...settings, processors: createProcessors(config.processors) });
