import type { Duplex } from "node:stream";

/** How long a client may take to read the answer before its connection is cut. */
const lingerMs = 1000;

/** Answers bytes that are not HTTP, for which no request exists, with the headers of every other answer. */
export function answerMalformedPage(socket: Duplex, standardHeaders: Record<string, string>): void {
  const { _httpMessage: response } = socket as { _httpMessage?: { headersSent: boolean } | null };
  if (!socket.writable || response?.headersSent === true) {
    socket.destroy();
    return;
  }
  const body = "The request must be well-formed HTTP/1.1.\n";
  const headers = {
    ...standardHeaders,
    "content-type": "text/plain; charset=utf-8",
    "content-length": String(Buffer.byteLength(body)),
    connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const timer = setTimeout(() => socket.destroy(), lingerMs);
  socket.once("close", () => clearTimeout(timer));
  socket.end(`HTTP/1.1 400 Bad Request\r\n${lines.join("")}\r\n${body}`);
}
