import type { Server } from "node:http";
import type { Duplex } from "node:stream";
import type { Logger } from "pino";
import { countMalformed, type Listener } from "../metrics/request-metrics.ts";
import { createRequestId } from "./request-id.ts";

/** How long a client may take to read the answer before its connection is cut. */
const lingerMs = 1000;

const problems: Record<string, string> = {
  HPE_HEADER_OVERFLOW: "The request headers must have at most 16 KiB.",
  ERR_HTTP_REQUEST_TIMEOUT: "The request must be sent completely without long pauses.",
};

/** A whole answer in bytes, for a listener that has its own headers and its own kind of body. */
export interface RawAnswer {
  headers: Record<string, string>;
  contentType: string;
  body: string;
}

export interface MalformedHttpSettings {
  log: Logger;
  /** Undefined for one whose requests are not counted. */
  listener?: Listener;
  /** What a listener says of the problem. */
  render: (problem: string, requestId: string) => RawAnswer;
}

/**
 * Answers what no request object exists for: bytes that are not HTTP, headers that are too large, requests that never
 * end, tunnels. All are 400 with the headers of every other answer, because 408 and 431 are not statuses of the API.
 */
export function answerMalformedHttp(
  error: NodeJS.ErrnoException,
  socket: Duplex,
  { log, listener, render }: MalformedHttpSettings,
): void {
  if (error.code === "ECONNRESET" || !socket.writable || hasAnswered(socket)) {
    socket.destroy();
    return;
  }
  const requestId = createRequestId();
  if (listener !== undefined) countMalformed(listener);
  log.info({ request_id: requestId, code: error.code, status: 400 }, "malformed request");
  const timer = setTimeout(() => socket.destroy(), lingerMs);
  socket.once("close", () => clearTimeout(timer));
  socket.end(toBytes(render(problems[error.code ?? ""] ?? "The request must be well-formed HTTP/1.1.", requestId)));
}

/** A client may ask for what this server does not do: tunnels are refused, and `Expect` is met by answering at all. */
export function refuseUnusualRequests(server: Server, settings: MalformedHttpSettings): void {
  server.on("connect", (_request, socket) => answerMalformedHttp(new Error("CONNECT"), socket, settings));
  server.on("checkExpectation", (request, response) => server.emit("request", request, response));
}

/** Node keeps the response under way on the socket; two answers on one connection would belong to two requests. */
function hasAnswered(socket: Duplex): boolean {
  const { _httpMessage: response } = socket as { _httpMessage?: { headersSent: boolean } | null };
  return response?.headersSent === true;
}

function toBytes({ headers, contentType, body }: RawAnswer): string {
  const all = {
    ...headers,
    "content-type": contentType,
    "content-length": String(Buffer.byteLength(body)),
    connection: "close",
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 400 Bad Request\r\n${lines.join("")}\r\n${body}`;
}
