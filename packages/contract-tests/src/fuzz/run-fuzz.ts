import fc from "fast-check";
import { CannotRunError } from "../cannot-run-error.ts";
import { readContractDocument } from "../document/contract-document.ts";
import type { JsonObject } from "../document/json.ts";
import type { Operation } from "../document/operations.ts";
import type { Finding } from "../finding.ts";
import { isAnswered } from "../http/exchange.ts";
import { HttpClient } from "../http/http-client.ts";
import { quoteBody } from "../observations/problem.ts";
import { createRequests } from "../requests/create-requests.ts";
import type { Requests } from "../requests/requests.ts";
import { Run, RunEndedError } from "../run.ts";
import { arbitraryDraft } from "./arbitrary-draft.ts";
import type { Draft } from "./draft.ts";
import { KnownObjects } from "./known-objects.ts";
import { toSentRequest } from "./to-sent-request.ts";
import { whyToRefuse } from "./why-to-refuse.ts";

export interface FuzzOptions {
  /** Of the server, with the path that the document's paths are below, if any. */
  baseUrl: string;
  /** An OpenAPI 3.1 document, bundled. */
  document: JsonObject;
  /** Of the test environment. */
  apiKey: string;
  /** How many requests to send; those that prepare others are not counted. */
  requests: number;
  /** What is generated follows from it. */
  seed?: number;
  /** How many requests are under way at once. */
  concurrency?: number;
  /** For one request, in milliseconds. */
  timeoutMs?: number;
  /** Nothing is sent after it is aborted. */
  signal?: AbortSignal;
  /** Called, and waited for, before the request of this number is sent, from 0, when no other is under way. */
  onBatch?: (sent: number) => Promise<void>;
}

export interface FuzzReport {
  seed: number;
  sent: number;
  /** Answers by status. */
  statuses: Record<string, number>;
  /** Answers of each operation that were successes, by its id. */
  successes: Record<string, number>;
  findings: Finding[];
}

/** Made and sent before the next ones are made; what was created for all of them is taken away again after each. */
const batchSize = 500;
/** An answer is searched for this many secrets that were shown lately. */
const watchedSecrets = 50;

/**
 * Sends requests that are made up, from valid ones to noise, and judges every answer by the document.
 *
 * @throws CannotRunError when the server cannot be reached or does not let the key in.
 */
export async function runFuzz(options: FuzzOptions): Promise<FuzzReport> {
  const { seed = Math.floor(Math.random() * 2 ** 31), timeoutMs = 30_000, signal } = options;
  const document = readContractDocument(options.document);
  const baseUrl = new URL(options.baseUrl);
  const client = new HttpClient({ baseUrl, timeoutMs });
  const run = new Run({
    document,
    client,
    baseUrl,
    seed,
    signal: signal ?? new AbortController().signal,
    watchedSecrets,
  });
  const requests = createRequests(run, options.apiKey);
  const fuzz = new Fuzz(requests);
  const drafts = arbitraryDraft(document);
  let sent = 0;
  try {
    while (sent < options.requests) {
      await options.onBatch?.(sent);
      const numRuns = Math.min(batchSize, options.requests - sent);
      await fuzz.sendAll(fc.sample(drafts, { seed: seed + sent, numRuns }), options.concurrency ?? 16);
      sent += numRuns;
      await requests.cleanUp();
    }
  } catch (error) {
    if (!(error instanceof RunEndedError)) throw error;
    if (run.coverage.requests === 0) throw new CannotRunError(`${baseUrl.origin} does not answer.`);
  } finally {
    client.close();
  }
  await options.onBatch?.(sent);
  return { seed, sent, statuses: run.coverage.statuses, successes: fuzz.successes, findings: run.findings };
}

class Fuzz {
  readonly successes: Record<string, number> = {};
  readonly #requests: Requests;
  readonly #objects: KnownObjects;
  readonly #operations: ReadonlyMap<string, Operation>;

  constructor(requests: Requests) {
    const { operations } = requests.document;
    this.#requests = requests;
    this.#objects = new KnownObjects(operations);
    this.#operations = new Map(operations.map((operation) => [operation.id, operation]));
  }

  async sendAll(drafts: Draft[], concurrency: number): Promise<void> {
    const queue = drafts.toReversed();
    const worker = async () => {
      for (let draft = queue.pop(); draft !== undefined; draft = queue.pop()) await this.#send(draft);
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
  }

  async #send(draft: Draft): Promise<void> {
    const operation = this.#operations.get(draft.operationId);
    if (operation === undefined) return;
    const { run } = this.#requests;
    const made = await toSentRequest(draft, operation, this.#requests, this.#objects);
    const exchange = await run.send(made.request, made.operation);
    this.#objects.learn(exchange);
    if (!isAnswered(exchange)) return;
    if (exchange.response.status === 404) for (const id of made.known) this.#objects.forget(id);
    if (exchange.response.status >= 300 || made.operation === undefined) return;
    this.successes[operation.id] = (this.successes[operation.id] ?? 0) + 1;
    const reason = whyToRefuse(this.#requests.document, draft, made);
    if (reason === undefined) return;
    const got = `${exchange.response.status}: ${quoteBody(exchange)}`;
    run.report(exchange, {
      check: "refuses-invalid",
      operation: operation.id,
      expected: `a refusal of ${reason}`,
      got,
    });
  }
}
