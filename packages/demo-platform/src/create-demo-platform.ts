import { createClient } from "@payment-sessions/api-client";
import Fastify from "fastify";
import { EventLog } from "./event-log.ts";
import { registerEndpoint } from "./register-endpoint.ts";
import { registerRoutes } from "./routes.ts";
import { webhookRoute } from "./webhook-route.ts";

export interface DemoPlatformOptions {
  /** Default 127.0.0.1: it has no log-in. */
  host?: string;
  /** Default: any free one. */
  port?: number;
  /** Where the API is, and who is asked to save a card; requests wait for it. */
  service: Promise<{ apiUrl: string; apiKey: string; contractor: string }>;
}

export interface DemoPlatform {
  url: string;
  close(): Promise<void>;
}

/**
 * Starts a platform that does what an integrator does: create a session, redirect, and learn what became of it by
 * webhook.
 */
export async function createDemoPlatform(options: DemoPlatformOptions): Promise<DemoPlatform> {
  const { host = "127.0.0.1", port = 0 } = options;
  const app = Fastify();
  let url = "";
  const platform = options.service.then(({ apiUrl, apiKey, contractor }) => ({
    client: createClient({ baseUrl: apiUrl, apiKey }),
    contractor,
  }));
  const listening = Promise.withResolvers<string>();
  const events = new EventLog();
  const secret = Promise.all([platform, listening.promise]).then(([{ client }, base]) =>
    registerEndpoint(client, `${base}/webhooks`),
  );
  // Whoever needs the secret hears of it; a platform without webhooks still shows its pages, and says so.
  secret.catch((error: unknown) => process.stderr.write(`The demo receives no events: ${String(error)}\n`));
  registerRoutes(app, { platform, events, returnUrl: () => `${url}/return` });
  await app.register(webhookRoute, { secret, events });
  url = await app.listen({ host, port });
  listening.resolve(url);
  return { url, close: () => app.close() };
}
