import { assertOptions, type OptionNames } from "./assert-options.ts";
import { InvalidArgumentError } from "./errors.ts";
import type { LogEvent } from "./log-event.ts";

/** The part of `fetch` that is used; the global one fits, and so do most others. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Settings of a client. */
export interface ClientOptions {
  /** An API key, `t9k_test_…` or `t9k_live_…`; it alone decides organization and environment. */
  readonly apiKey: string;
  /** Where the API is; `https://api.1099policy.com` by default. */
  readonly baseUrl?: string | undefined;
  /** Time for one attempt, reading the answer included; 30,000 by default. */
  readonly timeoutMs?: number | undefined;
  /** How often a failed call is repeated at most; 2 by default, 0 for never. */
  readonly maxRetries?: number | undefined;
  /** Sends one request; the global `fetch` by default. */
  readonly fetch?: Fetch | undefined;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Called after each attempt; what it throws is printed and does not fail the call. */
  readonly log?: ((event: LogEvent) => void) | undefined;
}

/** Settings of one call. */
export interface RequestOptions {
  /** Replaces the random idempotency key that every `POST` carries; 1–255 printable ASCII characters. */
  readonly idempotencyKey?: string | undefined;
  /** Sent with this call; header parameters go here. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Ends the call at once, also while it waits for its next attempt. */
  readonly signal?: AbortSignal | undefined;
  /** Time for one attempt, instead of the client's. */
  readonly timeoutMs?: number | undefined;
  /** How often this call is repeated at most, instead of the client's. */
  readonly maxRetries?: number | undefined;
}

/** What the core takes from its surroundings besides `fetch`; tests bring their own. */
export interface Runtime {
  /** Waits, but no longer than until `signal` aborts. */
  readonly sleep: (durationMs: number, signal: AbortSignal | undefined) => Promise<void>;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Unix time in milliseconds. */
  readonly now: () => number;
  readonly randomUUID: () => string;
}

/** A client's settings, checked and complete. It holds the key, so no public object refers to it by a property. */
export interface Config extends Runtime {
  readonly baseUrl: string;
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly fetch: Fetch;
  readonly headers: Readonly<Record<string, string>>;
  readonly log: ((event: LogEvent) => void) | undefined;
}

const clientOptionNames: OptionNames<ClientOptions> = {
  apiKey: true,
  baseUrl: true,
  timeoutMs: true,
  maxRetries: true,
  fetch: true,
  headers: true,
  log: true,
};

const requestOptionNames: OptionNames<RequestOptions> = {
  idempotencyKey: true,
  headers: true,
  signal: true,
  timeoutMs: true,
  maxRetries: true,
};

const DEFAULT_BASE_URL = "https://api.1099policy.com";

/** Longer ones overflow a timer, which then fires at once. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/** @throws InvalidArgumentError that never quotes the key or the URL. */
export function readClientOptions(options: ClientOptions, runtime: Runtime): Config {
  assertOptions(options, clientOptionNames);
  return {
    ...runtime,
    baseUrl: assertBaseUrl(options.baseUrl ?? DEFAULT_BASE_URL),
    timeoutMs: assertTimeoutMs(options.timeoutMs ?? 30_000),
    maxRetries: assertMaxRetries(options.maxRetries ?? 2),
    // Looked up at each call: instrumentation replaces the global one after clients were made.
    fetch: options.fetch ?? ((url, init) => fetch(url, init)),
    headers: { ...options.headers, authorization: `Bearer ${assertApiKey(options.apiKey)}` },
    log: options.log,
  };
}

/** @throws InvalidArgumentError */
export function assertRequestOptions(options: RequestOptions): void {
  assertOptions(options, requestOptionNames);
}

/** Checked here because an unprintable character would make `Headers` throw an error that quotes the key. */
function assertApiKey(apiKey: unknown): string {
  if (typeof apiKey !== "string" || !/^[\x21-\x7e]+$/.test(apiKey)) {
    throw new InvalidArgumentError("`apiKey` must be a non-empty string of printable ASCII characters without spaces.");
  }
  return apiKey;
}

/** User information is refused because `fetch` throws on it with an error that quotes it. */
function assertBaseUrl(baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    throw new InvalidArgumentError(
      "`baseUrl` must be an HTTP or HTTPS URL without user information, query or fragment.",
    );
  }
  return baseUrl;
}

/** @throws InvalidArgumentError */
export function assertTimeoutMs(timeoutMs: number): number {
  if (!(timeoutMs > 0 && timeoutMs <= LONGEST_TIMEOUT_MS)) {
    throw new InvalidArgumentError(`\`timeoutMs\` must be a number from 1 to ${LONGEST_TIMEOUT_MS}.`);
  }
  return timeoutMs;
}

/** @throws InvalidArgumentError */
export function assertMaxRetries(maxRetries: number): number {
  if (!Number.isInteger(maxRetries) || maxRetries < 0) {
    throw new InvalidArgumentError("`maxRetries` must be an integer of at least 0.");
  }
  return maxRetries;
}
