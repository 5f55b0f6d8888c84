import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export interface RecordingProxy {
  url: string;
  /** Every byte that clients have sent so far, as Latin-1. */
  received: () => string;
  /** Where connections from now on lead. */
  forwardTo(url: string): void;
  close(): Promise<void>;
}

/** A listener that hands every byte on and keeps a copy. Its address is known before the listener behind it exists. */
export async function startRecordingProxy(): Promise<RecordingProxy> {
  let target = { hostname: "", port: "" };
  let received = "";
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy()).on("close", () => sockets.delete(socket));
    return socket;
  };
  const server = createServer((client) => {
    const upstream = keep(connect(Number(target.port), target.hostname));
    keep(client).on("data", (bytes: Buffer) => (received += bytes.toString("latin1")));
    client.pipe(upstream).pipe(client);
    client.on("close", () => upstream.destroy());
    upstream.on("close", () => client.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: () => received,
    forwardTo: (url) => (target = new URL(url)),
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
