import { Agent as HttpAgent, type IncomingMessage, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { Json } from "../document/json.ts";
import type { ReceivedResponse, SentRequest } from "./exchange.ts";

export interface HttpClientSettings {
  baseUrl: URL;
  /** For one whole exchange. */
  timeoutMs: number;
  largestBodyBytes?: number;
}

/**
 * Sends requests exactly as they are, whatever they contain, and bounds the time and size of what comes back. Redirects
 * are responses like any other.
 */
export class HttpClient {
  readonly #settings: Required<HttpClientSettings>;
  readonly #agent: HttpAgent | HttpsAgent;

  constructor({ largestBodyBytes = 2 * 1024 * 1024, ...settings }: HttpClientSettings) {
    this.#settings = { ...settings, largestBodyBytes };
    const options = { keepAlive: true, maxSockets: 32 };
    this.#agent = settings.baseUrl.protocol === "https:" ? new HttpsAgent(options) : new HttpAgent(options);
  }

  /** The response, or one sentence on why there is none. */
  async send(request: SentRequest): Promise<ReceivedResponse | string> {
    const first = await this.#attempt(request);
    // A connection that was idle may be closed by the server at the very moment it is used again.
    return first === staleConnection ? this.#attempt(request, true) : first;
  }

  close(): void {
    this.#agent.destroy();
  }

  #attempt({ method, target, headers, body }: SentRequest, isLast = false): Promise<ReceivedResponse | string> {
    const { baseUrl, timeoutMs, largestBodyBytes } = this.#settings;
    return new Promise((resolve) => {
      const send = baseUrl.protocol === "https:" ? httpsRequest : httpRequest;
      const outgoing = send({
        host: baseUrl.hostname.replace(/^\[|\]$/g, ""),
        port: baseUrl.port,
        method,
        path: target,
        headers: [...headers, ["host", baseUrl.host] as const, ...lengthOf(method, body)].flat(),
        agent: this.#agent,
      });
      const end = (result: ReceivedResponse | string) => {
        clearTimeout(timer);
        resolve(result);
        if (typeof result === "string") outgoing.destroy();
      };
      const timer = setTimeout(
        () => end(`There was no complete response within ${timeoutMs / 1_000} seconds.`),
        timeoutMs,
      );
      outgoing.on("response", (incoming) => readResponse(incoming, largestBodyBytes, end));
      outgoing.on("error", (error: NodeJS.ErrnoException) => {
        const isStale = outgoing.reusedSocket && (error.code === "ECONNRESET" || error.code === "EPIPE");
        end(isStale && !isLast ? staleConnection : `The connection failed: ${error.message}.`);
      });
      outgoing.end(body);
    });
  }
}

const staleConnection = "The connection was closed while it was idle.";

const lengthOf = (method: string, body: Buffer | undefined): [string, string][] =>
  body !== undefined || ["POST", "PUT", "PATCH"].includes(method)
    ? [["content-length", String(body?.length ?? 0)]]
    : [];

function readResponse(
  incoming: IncomingMessage,
  largestBodyBytes: number,
  end: (result: ReceivedResponse | string) => void,
): void {
  const chunks: Buffer[] = [];
  let length = 0;
  incoming.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.length;
    if (length > largestBodyBytes) end(`The response is larger than ${largestBodyBytes} bytes.`);
  });
  incoming.on("error", (error) => end(`The response broke off: ${error.message}.`));
  incoming.on("end", () => {
    const body = Buffer.concat(chunks);
    const headers = Object.entries(incoming.headers).map(([name, value]) => [name, [value].flat().join(", ")]);
    end({
      status: incoming.statusCode ?? 0,
      headers: Object.fromEntries(headers) as Record<string, string>,
      body,
      json: parse(body),
    });
  });
}

function parse(body: Buffer): Json | undefined {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body)) as Json;
  } catch {
    return undefined;
  }
}
