import type { Logger } from "pino";
import type { Config } from "../config.ts";
import { createServer, type Server } from "../create-server.ts";
import { errorCode } from "../database/error-codes.ts";
import type { Sql } from "../database/pool.ts";
import type { Encryption } from "../encryption.ts";
import { createPageServer } from "../hosted-page/page-server.ts";
import { createProcessors } from "../processors/create-processors.ts";
import type { Closers } from "./closers.ts";
import { StartError } from "./start-error.ts";

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
  const { host, port, hostedPagePort, hostedPageUrl, brandName } = settings.config;
  const server = configuredServer(settings);
  const { hostedSessions: sessions } = server;
  const pages = createPageServer({ sessions, hostedPageUrl, brandName, logger: settings.logger });
  for (const listener of [server, pages]) closers.add(() => listener.close());
  return {
    api: await listen(server, { host, port }),
    hosted_page: await listen(pages, { host, port: hostedPagePort }),
  };
}

const configuredServer = ({ config, ...settings }: RunSettings): Server =>
  createServer({ config, ...settings, processors: createProcessors(config.processors) });

/** Answers the base URL for clients on this machine. */
async function listen(
  server: Pick<Server, "listen">,
  { host, port }: { host: string; port: number },
): Promise<string> {
  try {
    const url = await server.listen({ host, port });
    return `http://${reachableHost(host)}${/:\d+$/.exec(url)?.[0] ?? ""}`;
  } catch (error) {
    throw explain(error, host, port);
  }
}

/** An address to connect to, also when the service listens on all of them. */
function reachableHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}

function explain(error: unknown, host: string, port: number): unknown {
  const code = errorCode(error) ?? "";
  switch (code) {
    case "EADDRINUSE":
      return new StartError(`Port ${port} of ${host} is taken; set PORT to another one.`);
    case "EACCES":
      return new StartError(`Port ${port} of ${host} is not ours to take; set PORT to one above 1023.`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new StartError(`This machine has no address ${host}; set HOST to one that it has.`);
    default:
      return error;
  }
}
