import { createSecretKey, randomBytes } from "node:crypto";
import { Writable } from "node:stream";
import { type Clock, systemClock } from "../../src/clock.ts";
import { createServer } from "../../src/create-server.ts";
import type { Sql } from "../../src/database/pool.ts";
import { createEncryption, type Encryption } from "../../src/encryption.ts";
import { createLogger } from "../../src/logger.ts";
import type { RateLimits } from "../../src/rate-limits/rate-limit-policy.ts";
import type { Resolve } from "../../src/webhooks/resolve.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";
import { ApiClient } from "./api-client.ts";
import { generousLimits } from "./generous-limits.ts";
import { createTestOrganization, type TestOrganization } from "./test-organization.ts";

export const hostedPageUrl = "https://pay.example.com";

export interface TestServer {
  url: string;
  database: TestDatabase;
  organization: TestOrganization;
  encryption: Encryption;
  /** Everything that was logged so far, one JSON object a line. */
  log: () => string;
  /** What goes on in the background, until there is nothing to do. */
  runJobs(): Promise<void>;
  /** Every response to it is checked against the specification. */
  client: ApiClient;
  close(): Promise<void>;
}

interface ServerOptions {
  sessionLifetimeSeconds?: number;
  webhookAllowLoopback?: boolean;
  /** By default nothing goes on in the background. */
  runsJobs?: boolean;
  /** By default none that a test could reach. */
  rateLimits?: Partial<RateLimits>;
  trustedProxies?: readonly string[];
  /** By default no name resolves, so that no test asks a name server. */
  resolve?: Resolve;
  /** By default with a key of its own. */
  encryption?: Encryption;
  clock?: Clock;
  docsFolder?: string;
}

interface TestServerOptions extends ServerOptions {
  maxConnections?: number;
  onStatement?: (text: string) => void;
}

/** The whole service on a port of its own and a database of its own. */
export async function startTestServer({
  maxConnections = 8,
  onStatement,
  ...options
}: TestServerOptions = {}): Promise<TestServer> {
  const database = await createTestDatabase({ maxConnections, ...(onStatement && { onStatement }) });
  const organization = await createTestOrganization(database.sql);
  const server = await startServerOn(database.sql, organization.testKey, options);
  return {
    ...server,
    database,
    organization,
    close: async () => {
      await server.close();
      await database.close();
    },
  };
}

/** The service on whatever database there is, or is not. */
export async function startServerOn(sql: Sql, key: string, options: ServerOptions = {}) {
  const { sessionLifetimeSeconds = 1800, webhookAllowLoopback = false, runsJobs = false } = options;
  const { resolve = async () => [], encryption = newEncryption(), trustedProxies = [] } = options;
  const { clock = systemClock, docsFolder } = options;
  const rateLimits = { ...generousLimits, ...options.rateLimits };
  let lines = "";
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines += chunk.toString();
      done();
    },
  });
  const config = { hostedPageUrl, sessionLifetimeSeconds, webhookAllowLoopback, trustedProxies, rateLimits };
  const logger = createLogger("trace", destination);
  const server = createServer({
    config,
    sql,
    encryption,
    resolve,
    clock,
    ...(docsFolder !== undefined && { docsFolder }),
    logger,
  });
  const url = await server.listen({ host: "127.0.0.1", port: 0 });
  if (runsJobs) server.scheduler.start();
  const close = async () => {
    await server.close();
    await server.scheduler.stop();
  };
  const runJobs = () => server.scheduler.drain();
  return { url, encryption, log: () => lines, client: new ApiClient(url, key), runJobs, close };
}

const newEncryption = () => createEncryption({ currentId: 1, keys: new Map([[1, createSecretKey(randomBytes(32))]]) });
