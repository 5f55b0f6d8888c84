import type { Dispatcher } from "undici";
import type { Environment } from "../api-keys/api-key.ts";
import type { Clock } from "../clock.ts";
import { type AgentSettings, createGuardedAgent } from "./guarded-agent.ts";
import { parseRetryAfter } from "./retry-schedule.ts";
import { describeFailure } from "./send-failure.ts";
import { addressRules } from "./target-url.ts";

export interface WebhookRequest {
  url: string;
  environment: Environment;
  headers: Record<string, string>;
  body: string;
  /** Gives the request up. */
  signal: AbortSignal;
}

export interface AttemptResult {
  /** Null when there was no response. */
  statusCode: number | null;
  /** What the endpoint asks for. */
  retryAfterSeconds?: number | undefined;
  durationMs: number;
  /** One sentence on why there was no usable response; null when there was one, whatever its status. */
  error: string | null;
}

export interface WebhookSender {
  send(request: WebhookRequest): Promise<AttemptResult>;
  close(): Promise<void>;
}

export interface SenderSettings extends AgentSettings {
  clock: Clock;
  /** In test only. */
  allowLoopback: boolean;
  /** For everything, from the name's resolution to the end of the response. */
  timeoutMs?: number;
}

/** What an endpoint has to say is said by its status; more of its response is not read. */
const longestResponseBytes = 16 * 1024;

/**
 * Sends webhooks to strangers' hosts: to public addresses only, and within bounds of time and memory whatever comes
 * back. Redirects are answers like any other.
 */
export function createWebhookSender(settings: SenderSettings): WebhookSender {
  const { clock, allowLoopback, timeoutMs = 15_000, ...agentSettings } = settings;
  const createAgent = (environment: Environment) =>
    createGuardedAgent(addressRules({ environment, allowLoopback }), agentSettings);
  // No connection that may be made for one environment is reused for the other.
  const agents = { test: createAgent("test"), live: createAgent("live") };
  return {
    async send({ environment, ...request }) {
      const startedMs = clock.monotonicMs();
      const { response, error } = await exchange(agents[environment], request, timeoutMs);
      return {
        statusCode: response?.statusCode ?? null,
        retryAfterSeconds: parseRetryAfter(response?.headers["retry-after"], clock.now().getTime()),
        durationMs: clock.monotonicMs() - startedMs,
        error,
      };
    },
    async close() {
      await Promise.all([agents.test.destroy(), agents.live.destroy()]);
    },
  };
}

interface Exchange {
  response?: Dispatcher.ResponseData;
  error: string | null;
}

async function exchange(
  agent: Dispatcher,
  { url, headers, body, signal }: Omit<WebhookRequest, "environment">,
  timeoutMs: number,
): Promise<Exchange> {
  const { origin, pathname, search } = new URL(url);
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), timeoutMs);
  const result: Exchange = { error: null };
  try {
    const options = { origin, path: pathname + search, method: "POST" as const, headers, body };
    result.response = await agent.request({ ...options, signal: AbortSignal.any([signal, deadline.signal]) });
    await readUpTo(result.response.body, longestResponseBytes);
  } catch (error) {
    const late = `There was no complete response within ${timeoutMs / 1_000} seconds.`;
    result.error = deadline.signal.aborted ? late : describeFailure(error);
  }
  clearTimeout(timer);
  return result;
}

async function readUpTo(body: AsyncIterable<Buffer>, longestBytes: number): Promise<void> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    // Leaving the loop cuts the connection.
    if (bytes > longestBytes) return;
  }
}
