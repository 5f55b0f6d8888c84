import { once } from "node:events";
import { type AddressInfo, connect, createServer, type NetConnectOpts, type Socket } from "node:net";
import { Transform } from "node:stream";
import { connectionTarget } from "../../src/database/connection-target.ts";

export interface DatabaseProxy {
  /** The same database, by way of the proxy. */
  url: string;
  close(): Promise<void>;
}

/**
 * Breaks a connection off as soon as a client sends what `isToBreak` says: in place of passing it on, or in place of
 * passing on what the database answers to it. Everything else that it answers may be rewritten.
 */
export async function startDatabaseProxy(
  url: string,
  isToBreak: (bytes: Buffer) => boolean,
  inPlaceOf: "request" | "answer" = "request",
  rewriteAnswer: (bytes: Buffer) => Buffer = (bytes) => bytes,
): Promise<DatabaseProxy> {
  const sockets = new Set<Socket>();
  const proxy = createServer((client) => {
    const server = connect(addressOf(url));
    for (const [socket, other] of [[client, server] as const, [server, client] as const]) {
      sockets.add(socket);
      // Whichever ends takes the other with it; how it ended does not matter.
      socket.on("error", () => {}).on("close", () => other.destroy());
    }
    client.on("data", (bytes) => {
      const isBroken = isToBreak(bytes);
      if (isBroken && inPlaceOf === "answer")
        server
          .unpipe(answers)
          .once("data", () => client.resetAndDestroy())
          .resume();
      if (isBroken && inPlaceOf === "request") client.resetAndDestroy();
      else server.write(bytes);
    });
    const answers = new Transform({ transform: (bytes: Buffer, _encoding, done) => done(null, rewriteAnswer(bytes)) });
    server.pipe(answers).pipe(client);
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const proxied = new URL(connectionTarget(url).url);
  proxied.host = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  return {
    url: proxied.href,
    async close() {
      proxy.close();
      for (const socket of sockets) socket.destroy();
      await once(proxy, "close");
    },
  };
}

export function addressOf(url: string): NetConnectOpts {
  const { url: plain, options } = connectionTarget(url);
  if (options.path !== undefined) return { path: options.path };
  const { hostname, port } = new URL(plain);
  return { host: hostname, port: Number(port || 5432) };
}
