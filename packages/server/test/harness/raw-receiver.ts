import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";

export interface RawReceiver {
  port: number;
  /** How many connections were made to it. */
  connections: number;
  /** Of those that are open. */
  sockets: Set<Socket>;
  close(): Promise<void>;
}

/** A listener on loopback that keeps to HTTP only as far as it likes; it answers once the first bytes have arrived. */
export async function startRawReceiver(
  answer: (socket: Socket) => unknown = () => {},
  tls?: { key: string; cert: string },
): Promise<RawReceiver> {
  const receiver: RawReceiver = {
    port: 0,
    connections: 0,
    sockets: new Set(),
    async close() {
      for (const socket of receiver.sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
  const listen = (socket: Socket) => {
    // Whoever sends may leave at any moment, and many of these answers make it.
    socket.on("error", () => {});
    socket.once("data", () => answer(socket));
  };
  const server = tls === undefined ? createServer(listen) : createTlsServer(tls, listen);
  server.on("connection", (socket: Socket) => {
    receiver.connections += 1;
    receiver.sockets.add(socket);
    socket.once("close", () => receiver.sockets.delete(socket));
  });
  server.on("tlsClientError", () => {});
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  receiver.port = (server.address() as AddressInfo).port;
  return receiver;
}

/** Writes a head, then chunks as fast as they are read until the connection is cut or so many bytes are written. */
export async function pour(socket: Socket, chunk: string | Buffer, head = "", longestBytes = Number.POSITIVE_INFINITY) {
  socket.write(head);
  while (!socket.destroyed && socket.bytesWritten < longestBytes) {
    if (socket.write(chunk)) await new Promise(setImmediate);
    else await Promise.race([once(socket, "drain"), once(socket, "close")]).catch(() => {});
  }
  return socket.bytesWritten;
}

/** Writes one byte after the other. */
export function drip(socket: Socket, text: string, intervalMs: number): void {
  let written = 0;
  const timer = setInterval(() => socket.write(text[written++ % text.length] ?? ""), intervalMs);
  socket.once("close", () => clearInterval(timer));
}
