import { setTimeout as delay } from "node:timers/promises";
import { Coverage } from "./coverage.ts";
import type { ContractDocument } from "./document/contract-document.ts";
import type { Operation } from "./document/operations.ts";
import type { Finding, NewFinding } from "./finding.ts";
import { toCurl } from "./http/curl.ts";
import { type Exchange, isAnswered, type SentRequest } from "./http/exchange.ts";
import type { HttpClient } from "./http/http-client.ts";
import { observe } from "./observations/observe.ts";
import { SecretWatch } from "./observations/secrets.ts";

/** So many requests without a usable answer in a row end the run: there is nobody to talk to. */
const mostFailuresInARow = 20;
/** An operation that is not answered so often is not asked again: each time takes as long as a request may. */
const mostFailuresOfOne = 3;
const givenUp = "It was not asked any more.";
const longestWaitSeconds = 10;
const mostWaits = 5;

/** The run has learned enough: nothing more is sent. */
export class RunEndedError extends Error {
  override name = "RunEndedError";
}

export interface RunSettings {
  document: ContractDocument;
  client: HttpClient;
  baseUrl: URL;
  seed: number;
  /** The check that is being made; told to whoever shows progress. */
  onRequest?: () => void;
  signal: AbortSignal;
  /** Answers are searched for so many secrets that were shown, the latest; for all of them by default. */
  watchedSecrets?: number;
}

/** What all checks of one run share: they send, the answers are observed, and what is wrong is collected. */
export class Run {
  readonly document: ContractDocument;
  readonly baseUrl: URL;
  /** Which every path of the document is below; without a slash at its end. */
  readonly basePath: string;
  readonly seed: number;
  readonly coverage = new Coverage();
  readonly #settings: RunSettings;
  readonly #findings = new Map<string, Finding>();
  readonly #secrets: SecretWatch;
  readonly #unanswered = new Map<Operation | undefined, number>();
  /** How many requests were answered with 429, and sent again. */
  rateLimited = 0;
  #failuresInARow = 0;
  #ended: RunEndedError | undefined;

  constructor(settings: RunSettings) {
    this.#settings = settings;
    this.document = settings.document;
    this.#secrets = new SecretWatch(settings.watchedSecrets);
    this.baseUrl = settings.baseUrl;
    this.basePath = settings.baseUrl.pathname.replace(/\/$/, "");
    this.seed = settings.seed;
  }

  get findings(): Finding[] {
    return [...this.#findings.values()];
  }

  /** Sends a request and reports whatever about its answer contradicts the document. */
  async send(request: SentRequest, operation?: Operation): Promise<Exchange> {
    const { exchange, findings } = await this.probe(request, operation);
    for (const finding of findings) this.report(exchange, finding);
    return exchange;
  }

  /** The same, but it is left to the caller what to report. @throws RunEndedError */
  async probe(request: SentRequest, operation?: Operation): Promise<{ exchange: Exchange; findings: NewFinding[] }> {
    if (this.#isGivenUp(operation)) return { exchange: { operation, request, response: givenUp }, findings: [] };
    const { exchange, refusals } = await this.#exchange(request, operation);
    if (isAnswered(exchange)) {
      this.#failuresInARow = 0;
      this.coverage.note(operation, exchange.response.status);
    } else {
      this.#failuresInARow += 1;
      this.#unanswered.set(operation, (this.#unanswered.get(operation) ?? 0) + 1);
    }
    const findings = [...refusals, exchange].flatMap((each) => observe(each, this.document, this.#secrets));
    if (this.#failuresInARow < mostFailuresInARow) return { exchange, findings };
    for (const finding of findings) this.report(exchange, finding);
    this.#ended = new RunEndedError(`${mostFailuresInARow} requests in a row were not answered.`);
    throw this.#ended;
  }

  #isGivenUp(operation: Operation | undefined): boolean {
    return operation !== undefined && (this.#unanswered.get(operation) ?? 0) >= mostFailuresOfOne;
  }

  /** The same problem of the same operation is reported once, and counted. */
  report(exchange: Exchange, finding: NewFinding): void {
    const key = JSON.stringify([finding.check, finding.operation, finding.pointer, finding.expected]);
    const former = this.#findings.get(key);
    if (former !== undefined) former.count += 1;
    else {
      const curl = this.#secrets.redact(toCurl(exchange.request, this.baseUrl));
      const [expected, got] = [finding.expected, finding.got].map((text) => this.#secrets.redact(text));
      this.#findings.set(key, { ...finding, expected: expected ?? "", got: got ?? "", curl, count: 1 });
    }
  }

  /** What is rate-limited is sent again, as any client would; only an answer that stays 429 is the one. */
  async #exchange(
    request: SentRequest,
    operation: Operation | undefined,
  ): Promise<{ exchange: Exchange; refusals: Exchange[] }> {
    const refusals: Exchange[] = [];
    for (;;) {
      if (this.#settings.signal.aborted) this.#ended ??= new RunEndedError("The time for the run is over.");
      if (this.#ended !== undefined) throw this.#ended;
      const response = await this.#settings.client.send(request);
      this.#settings.onRequest?.();
      const exchange = { operation, request, response };
      if (typeof response === "string" || response.status !== 429 || refusals.length === mostWaits) {
        return { exchange, refusals };
      }
      refusals.push(exchange);
      this.rateLimited += 1;
      this.coverage.note(operation, response.status);
      const seconds = Number(response.headers["retry-after"] ?? 1);
      await delay(Math.min(Number.isFinite(seconds) ? seconds : 1, longestWaitSeconds) * 1_000);
    }
  }
}
