import type { Fetch } from "./client-options.ts";
import { AbortError, ConnectionError, TimeoutError } from "./errors.ts";
import { isJson } from "./operation.ts";
import type { PreparedRequest } from "./prepare-request.ts";

/** A complete answer. */
export interface Answer {
  /** Its body can still be read. */
  readonly response: Response;
  /** Bytes only where a successful answer is documented as neither JSON nor text. */
  readonly content: string | Blob;
}

/** Limits of one attempt, and the media type that is expected; JSON when `undefined`. */
export interface AttemptOptions {
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  readonly accept: string | undefined;
}

/**
 * Sends the request once and reads the whole answer, all of it within `timeoutMs`. Ends at once when the time is over
 * or `signal` aborts, even if `fetch` pays no attention to signals.
 *
 * @throws ConnectionError, TimeoutError or AbortError.
 */
export async function attemptRequest(fetch: Fetch, request: PreparedRequest, options: AttemptOptions): Promise<Answer> {
  const { timeoutMs, signal } = options;
  const controller = new AbortController();
  const stopped = new Promise<never>((_, reject) => {
    controller.signal.addEventListener("abort", () => reject(controller.signal.reason));
  });
  const abort = () => controller.abort(new AbortError(signal?.reason));
  const timer = setTimeout(() => controller.abort(new TimeoutError(timeoutMs)), timeoutMs);
  signal?.addEventListener("abort", abort);
  try {
    return await Promise.race([stopped, exchange(fetch, request, controller.signal, options.accept)]);
  } catch (cause) {
    throw controller.signal.aborted ? controller.signal.reason : new ConnectionError(cause);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}

async function exchange(
  fetch: Fetch,
  { url, init }: PreparedRequest,
  signal: AbortSignal,
  accept = "application/json",
): Promise<Answer> {
  const response = await fetch(url, { ...init, signal });
  const copy = response.clone();
  const isBinary = response.ok && !isJson(accept) && !accept.startsWith("text/");
  return { response, content: isBinary ? await copy.blob() : await copy.text() };
}
