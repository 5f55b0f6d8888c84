import type { Dispatcher } from "undici";
import type { Environment } from "../api-keys/api-key.ts";
import type { Clock } from "../clock.ts";
import { Exchange } from "./exchange.ts";
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

/**
 * Sends webhooks to strangers' hosts: to public addresses only, and within bounds of time and memory whatever comes
 * back. Redirects are answers like any other.
 */
export function createWebhookSender(settings: SenderSettings): WebhookSender {
  const { clock, allowLoopback, timeoutMs = 15_000, ...agentSettings } = settings;
  const closing = new AbortController();
  const createAgent = (environment: Environment) =>
    createGuardedAgent(addressRules({ environment, allowLoopback }), { ...agentSettings, closing: closing.signal });
  // No connection that may be made for one environment is reused for the other.
  const agents = { test: createAgent("test"), live: createAgent("live") };
  return {
    async send({ environment, ...request }) {
      const startedMs = clock.monotonicMs();
      const exchange = new Exchange();
      const error = await carryOut(exchange, agents[environment], request, timeoutMs);
      return {
        statusCode: exchange.statusCode,
        retryAfterSeconds: parseRetryAfter(exchange.retryAfter, clock.now().getTime()),
        durationMs: clock.monotonicMs() - startedMs,
        error,
      };
    },
    async close() {
      closing.abort();
      await Promise.all([agents.test.destroy(), agents.live.destroy()]);
    },
  };
}

/** Bounds the time by itself: undici would wait for a connection before it gives up. */
async function carryOut(
  exchange: Exchange,
  agent: Dispatcher,
  { url, headers, body, signal }: Omit<WebhookRequest, "environment">,
  timeoutMs: number,
): Promise<string | null> {
  if (signal.aborted) return describeFailure(signal.reason);
  const { origin, pathname, search } = new URL(url);
  const giveUp = () => exchange.giveUp(describeFailure(signal.reason));
  const late = `There was no complete response within ${timeoutMs / 1_000} seconds.`;
  const timer = setTimeout(() => exchange.giveUp(late), timeoutMs);
  // Not `AbortSignal.any`, which is slow, and leaves on a signal that lives long what only a collection removes.
  signal.addEventListener("abort", giveUp);
  try {
    agent.dispatch({ origin, path: pathname + search, method: "POST", headers, body }, exchange);
    return await exchange.ended;
  } catch (error) {
    return describeFailure(error);
  } finally {
    signal.removeEventListener("abort", giveUp);
    clearTimeout(timer);
  }
}
