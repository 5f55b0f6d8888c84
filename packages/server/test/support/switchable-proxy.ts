import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { connectionTarget } from "../../src/database/connection-target.ts";
import { addressOf } from "./database-proxy.ts";

export interface SwitchableProxy {
  /** Of whichever database is behind it at the moment. */
  url: string;
  /** Cuts every connection; from then on new ones lead there, or are refused. */
  switchTo(url: string | undefined): Promise<void>;
  /** Connections are taken and kept, and nothing passes any more: what a network does that is cut. */
  fallSilent(): void;
  close(): Promise<void>;
}

/** What stands between a service and a database that fails over. */
export async function startSwitchableProxy(url: string): Promise<SwitchableProxy> {
  const sockets = new Set<Socket>();
  let target: string | undefined = url;
  let isSilent = false;
  const cut = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  const lead = (client: Socket) => {
    sockets.add(client.on("error", () => {}));
    if (isSilent || target === undefined) return;
    const server = connect(addressOf(target));
    sockets.add(server.on("error", () => {}).on("close", () => client.destroy()));
    client.on("close", () => server.destroy());
    client.on("data", (bytes) => isSilent || server.write(bytes));
    server.on("data", (bytes) => isSilent || client.write(bytes));
  };
  const listen = async (port: number): Promise<Server> => {
    const server = createServer(lead).listen(port, "127.0.0.1");
    await once(server, "listening");
    return server;
  };
  let listening: Server | undefined = await listen(0);
  const { port } = listening.address() as AddressInfo;
  const stop = async () => {
    const closing = listening;
    listening = undefined;
    closing?.close();
    cut();
    if (closing !== undefined) await once(closing, "close");
  };
  const proxied = new URL(connectionTarget(url).url);
  proxied.host = `127.0.0.1:${port}`;
  return {
    url: proxied.href,
    async switchTo(next) {
      target = next;
      isSilent = false;
      if (next === undefined) return stop();
      cut();
      listening ??= await listen(port);
    },
    fallSilent: () => void (isSilent = true),
    close: stop,
  };
}
