import { createClient } from "@payment-sessions/api-client";
import Fastify from "fastify";
import { registerRoutes } from "./routes.ts";

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

/** Starts a platform that does what an integrator does: create a session, redirect, and look at what became of it. */
export async function createDemoPlatform(options: DemoPlatformOptions): Promise<DemoPlatform> {
  const { host = "127.0.0.1", port = 0 } = options;
  const app = Fastify();
  let url = "";
  const platform = options.service.then(({ apiUrl, apiKey, contractor }) => ({
    client: createClient({ baseUrl: apiUrl, apiKey }),
    contractor,
  }));
  registerRoutes(app, { platform, returnUrl: () => `${url}/return` });
  url = await app.listen({ host, port });
  return { url, close: () => app.close() };
}
