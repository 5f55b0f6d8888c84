import type { Client } from "@payment-sessions/api-client";

/**
 * Makes the endpoint that this process receives events at, and answers its signing secret. The secret is shown only once,
 * so one of an earlier run is of no use any more; a real platform keeps it where it keeps its API key.
 */
export async function registerEndpoint(client: Client, url: string): Promise<string> {
  for await (const endpoint of client.webhookEndpoints.list()) {
    if (endpoint.url === url) await client.webhookEndpoints.delete(endpoint.id).unwrap();
  }
  const { secret } = await client.webhookEndpoints.create({ url, description: "Demo platform" }).unwrap();
  return secret;
}
