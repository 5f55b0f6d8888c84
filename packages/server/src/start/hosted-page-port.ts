import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { type Config, listenerPort } from "../config.ts";

/** Decides the hosted page's port before anything listens: sessions' links name it. */
export async function withHostedPagePort(config: Config): Promise<Config & { hostedPagePort: number }> {
  if (config.port !== 0) return { ...config, hostedPagePort: listenerPort(config.port, "hostedPage") };
  const hostedPagePort = await findFreePort(config.host);
  const url = new URL(config.hostedPageUrl);
  // A port of 0 is what the default makes of a PORT of 0.
  if (url.port === "0") url.port = String(hostedPagePort);
  return { ...config, hostedPagePort, hostedPageUrl: url.href.replace(/\/+$/, "") };
}

async function findFreePort(host: string): Promise<number> {
  const server = createServer().listen(0, host);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
