import { createSecretKey, randomBytes } from "node:crypto";
import { Writable } from "node:stream";
import { type CheckoutSimulator, createCheckoutSimulator } from "@payment-sessions/checkout-simulator";
import { createServer } from "../../../src/create-server.ts";
import { createEncryption } from "../../../src/encryption.ts";
import { createPageServer } from "../../../src/hosted-page/page-server.ts";
import { createLogger } from "../../../src/logger.ts";
import { createCheckoutProcessor } from "../../../src/processors/checkout/create-checkout-processor.ts";
import type { RateLimits } from "../../../src/rate-limits/rate-limit-policy.ts";
import { ApiClient } from "../../harness/api-client.ts";
import { generousLimits } from "../../harness/generous-limits.ts";
import { createContractor, type WireContractor, type WireSession } from "../../harness/requests.ts";
import { createTestOrganization, redirectHost, type TestOrganization } from "../../harness/test-organization.ts";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";
import { type RecordingProxy, startRecordingProxy } from "./recording-proxy.ts";
import { type ReturnListener, startReturnListener } from "./return-listener.ts";

export interface PageTestServer {
  api: RecordingProxy;
  pages: RecordingProxy;
  /** What both listeners logged so far. */
  log: () => string;
  client: ApiClient;
  database: TestDatabase;
  organization: TestOrganization;
  simulator: CheckoutSimulator;
  returns: ReturnListener;
  contractor: WireContractor;
  createSession(change?: {
    returnUrl?: string;
    secondsLeft?: number;
    contractor?: string;
  }): Promise<WireSession & { url: string }>;
  getSession(id: string): Promise<WireSession>;
  close(): Promise<void>;
}

interface PageTestServerOptions {
  withProcessor?: boolean;
  pageUrl?: string;
  /** By default none that a test could reach. */
  rateLimits?: Partial<RateLimits>;
  trustedProxies?: readonly string[];
}

/** Both listeners, each behind a proxy that records, a database and the provider's sandbox. */
export async function startPageTestServer({
  withProcessor = true,
  pageUrl = "",
  rateLimits: limited = {},
  trustedProxies = [],
}: PageTestServerOptions = {}): Promise<PageTestServer> {
  const database = await createTestDatabase({ maxConnections: 8 });
  const { sql } = database;
  const [api, pages, returns, simulator, organization] = await Promise.all([
    startRecordingProxy(),
    startRecordingProxy(),
    startReturnListener(),
    createCheckoutSimulator(),
    createTestOrganization(sql),
  ]);
  await sql`
    update organizations set hosted_flow_allowed_redirect_hosts = ${[redirectHost, returns.host, returns.elsewhereHost]}
    where id = ${organization.id}
  `;
  let lines = "";
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines += chunk.toString();
      done();
    },
  });
  const logger = createLogger("trace", destination);
  const hostedPageUrl = pageUrl === "" ? pages.url : pageUrl;
  const processors = { test: withProcessor ? processorFor(simulator) : undefined, live: undefined };
  const encryption = createEncryption({ currentId: 1, keys: new Map([[1, createSecretKey(randomBytes(32))]]) });
  const rateLimits = { ...generousLimits, ...limited };
  const config = {
    hostedPageUrl,
    sessionLifetimeSeconds: 1800,
    webhookAllowLoopback: false,
    apiUrl: api.url,
    rateLimits,
  };
  const server = createServer({ config, sql, encryption, logger, processors });
  const { hostedSessions: sessions, pageLimiter: limiter } = server;
  const settings = { sessions, limiter, hostedPageUrl, brandName: "Acme Pay", trustedProxies, logger };
  const pageServer = createPageServer(settings);
  api.forwardTo(await server.listen({ host: "127.0.0.1", port: 0 }));
  pages.forwardTo(await pageServer.listen({ host: "127.0.0.1", port: 0 }));
  const client = new ApiClient(api.url, organization.testKey);
  const contractor = await createContractor(client);
  return {
    api,
    pages,
    log: () => lines,
    client,
    database,
    organization,
    simulator,
    returns,
    contractor,
    async createSession({ returnUrl = returns.url, secondsLeft, contractor: id = contractor.id } = {}) {
      const body = { contractor: id, return_url: returnUrl };
      const created = await client.post<WireSession>("/api/v1/payment/sessions", body);
      if (created.status !== 201) throw new Error(`The session was not created: ${JSON.stringify(created.body)}`);
      if (secondsLeft !== undefined) {
        await sql`
          update payment_sessions set created_at = created_at - interval '1 hour',
            expires_at = clock_timestamp() + make_interval(secs => ${secondsLeft})
          where id = (select max(id::text)::uuid from payment_sessions)
        `;
      }
      return created.body as WireSession & { url: string };
    },
    async getSession(id) {
      return (await client.get<WireSession>(`/api/v1/payment/sessions/${id}`)).body;
    },
    async close() {
      await Promise.all([api.close(), pages.close(), returns.close()]);
      await pageServer.close();
      await server.close();
      await simulator.close();
      await database.close();
    },
  };
}

function processorFor({ url, scriptUrl, publicKey, secretKey }: CheckoutSimulator) {
  const { origin } = new URL(url);
  return createCheckoutProcessor({
    apiUrl: url,
    secretKey,
    processingChannelId: undefined,
    threeDSecure: true,
    page: { scriptUrl, publicKey, frameOrigins: [origin], formActionOrigins: [origin] },
  });
}
