import { trace } from "../../tracing/tracing.ts";
import { isRecord } from "./json.ts";
import type { CheckoutSettings } from "./settings.ts";

export interface CheckoutOptions {
  /** For tests. */
  fetch?: typeof fetch;
  /** For the whole of one request; below the life of a claim, so that its holder hears the answer in time. */
  timeoutMs?: number;
}

export interface CheckoutAnswer {
  status: number;
  /** Empty unless the provider sent a JSON object. */
  body: Record<string, unknown>;
  /** What the provider calls the request; what stands before it, or is mistaken for it, names none. */
  requestId?: string;
}

export interface CheckoutRequest {
  method: "GET" | "POST" | "DELETE";
  path: string;
  idempotencyKey?: string;
  body?: unknown;
}

export type CheckoutApi = (request: CheckoutRequest) => Promise<CheckoutAnswer | { failed: string }>;

/** Sends one request, once. What fails says how, in words that carry neither key nor token. */
export function createCheckoutApi(
  { apiUrl, secretKey }: Pick<CheckoutSettings, "apiUrl" | "secretKey">,
  { fetch: send = fetch, timeoutMs = 15_000 }: CheckoutOptions,
): CheckoutApi {
  return ({ method, path, idempotencyKey, body }) => {
    // Ids are no part of a name.
    const route = /^\/[a-z]+/.exec(path)?.[0] ?? "/";
    const attributes = { "http.request.method": method, "url.template": route };
    return trace({ name: `${method} ${route}`, kind: "client", attributes }, async (span) => {
      try {
        const response = await send(apiUrl + path, {
          method,
          // A redirect could carry the key to another host.
          redirect: "error",
          signal: AbortSignal.timeout(timeoutMs),
          headers: {
            Authorization: `Bearer ${secretKey}`,
            Accept: "application/json",
            ...(body !== undefined && { "Content-Type": "application/json" }),
            ...(idempotencyKey !== undefined && { "Cko-Idempotency-Key": idempotencyKey }),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        });
        span.set({ "http.response.status_code": response.status });
        const requestId = response.headers.get("cko-request-id");
        const answerBody = parseObject(await response.text());
        return { status: response.status, body: answerBody, ...(requestId !== null && { requestId }) };
      } catch (error) {
        const failed = describeFailure(error);
        span.fail(failed);
        return { failed };
      }
    });
  };
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    // The status alone has to say it; proxies in between answer in HTML.
    return {};
  }
}

function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return "failed";
  if (error.name === "TimeoutError") return "timed_out";
  const { cause } = error;
  return typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : error.name;
}
