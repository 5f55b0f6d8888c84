import { attemptRequest } from "./attempt.ts";
import {
  assertMaxRetries,
  assertRequestOptions,
  assertTimeoutMs,
  type Config,
  type RequestOptions,
} from "./client-options.ts";
import { AbortError } from "./errors.ts";
import { isRepeatable } from "./idempotency.ts";
import { logAttempt, type Outcome } from "./log-attempt.ts";
import type { CallInput, Operation } from "./operation.ts";
import { prepareRequest } from "./prepare-request.ts";
import { type AnyResult, readAnswer } from "./read-answer.ts";
import { retryDelayMs } from "./retry.ts";

/**
 * Makes one call: prepares the request once, then sends it until it is answered for good or its retries are used up.
 * Resolves with whatever the API answered.
 *
 * @throws ConnectionError, TimeoutError, AbortError, MalformedResponseError or InvalidArgumentError.
 */
export async function request(
  config: Config,
  operation: Operation,
  input: CallInput,
  options: RequestOptions = {},
): Promise<AnyResult> {
  assertRequestOptions(options);
  const { signal } = options;
  const timeoutMs = assertTimeoutMs(options.timeoutMs ?? config.timeoutMs);
  const maxRetries = assertMaxRetries(options.maxRetries ?? config.maxRetries);
  const prepared = prepareRequest(config, operation, input, options);
  const attempts = isRepeatable(operation.method, prepared.init.headers) ? maxRetries + 1 : 1;
  const send = () => attemptRequest(config.fetch, prepared, { timeoutMs, signal, accept: operation.accept });

  for (let attempt = 1; ; attempt += 1) {
    if (signal?.aborted) {
      throw new AbortError(signal.reason);
    }
    const startedAt = config.now();
    const outcome = await settle(send, operation);
    const retryInMs = attempt < attempts ? retryDelayMs(outcome.failure, attempt, config) : undefined;
    logAttempt(config, operation, outcome, { attempt, durationMs: config.now() - startedAt, retryInMs });
    if (retryInMs !== undefined) {
      await config.sleep(retryInMs, signal);
    } else if (outcome.result) {
      return outcome.result;
    } else {
      throw outcome.failure;
    }
  }
}

async function settle(send: () => ReturnType<typeof attemptRequest>, operation: Operation): Promise<Outcome> {
  try {
    const result = readAnswer(await send(), operation);
    return { result, failure: result.error };
  } catch (failure) {
    return { failure };
  }
}
