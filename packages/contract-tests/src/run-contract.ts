import { CannotRunError } from "./cannot-run-error.ts";
import type { ContractOptions, Progress } from "./contract-options.ts";
import { behaviourChecks } from "./behaviour/index.ts";
import type { Check } from "./checks/check.ts";
import { documentChecks, observations } from "./checks/index.ts";
import { readContractDocument } from "./document/contract-document.ts";
import { HttpClient } from "./http/http-client.ts";
import type { CheckResult, Report } from "./report.ts";
import { createRequests } from "./requests/create-requests.ts";
import type { Requests } from "./requests/requests.ts";
import { Run, RunEndedError } from "./run.ts";
import { SkippedError } from "./skipped-error.ts";
import { whyUnreachable } from "./unreachable.ts";

/**
 * Holds a server to a document, and, where that is this API's, to what the API promises beyond it.
 *
 * @throws CannotRunError when the server cannot be reached or does not let the key in.
 */
export async function runContract(options: ContractOptions): Promise<Report> {
  const { timeoutMs = 10_000, timeLimitSeconds = 600, seed = Math.floor(Math.random() * 2 ** 31) } = options;
  const document = readContractDocument(options.document);
  const baseUrl = parseBaseUrl(options.baseUrl);
  const client = new HttpClient({ baseUrl, timeoutMs });
  const signal = AbortSignal.timeout(timeLimitSeconds * 1_000);
  let progress: Progress = { check: "", number: 0, of: 0, requests: 0, findings: 0 };
  const onRequest = () => {
    progress = { ...progress, requests: progress.requests + 1, findings: run.findings.length };
    options.onProgress?.(progress);
  };
  const run = new Run({ document, client, baseUrl, seed, onRequest, signal });
  const requestsOf = (apiKey: string): Requests => createRequests(run, apiKey, options);
  const requests = requestsOf(options.apiKey);
  const checks = chooseChecks(document.isPaymentSessions, options, requestsOf);
  const results: CheckResult[] = [];
  const startedMs = performance.now();
  try {
    await assertReachable(run);
    for (const [index, check] of checks.entries()) {
      progress = { ...progress, check: check.name, number: index + 1, of: checks.length };
      results.push(await make(check, requests));
      await cleanUp(requests);
    }
  } finally {
    client.close();
  }
  return {
    baseUrl: baseUrl.href,
    seed,
    requests: run.coverage.requests,
    rateLimited: run.rateLimited,
    durationMs: performance.now() - startedMs,
    checks: results,
    findings: selectFindings(run, options.only),
    coverage: coverageOf(run),
    warnings: warningsOf(run),
  };
}

function parseBaseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new CannotRunError(`${text} is no http or https URL.`);
  return url;
}

function chooseChecks(
  isPaymentSessions: boolean,
  { only = [], ...options }: ContractOptions,
  requestsOf: (apiKey: string) => Requests,
): readonly Check[] {
  const all = isPaymentSessions ? [...documentChecks, ...behaviourChecks(options, requestsOf)] : documentChecks;
  const names = [...all.map(({ name }) => name), ...Object.keys(observations)];
  const unknown = only.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new CannotRunError(`There is no check ${unknown}. There are ${names.join(", ")}.`);
  // What is observed is observed of all requests.
  if (only.length === 0 || only.some((name) => Object.hasOwn(observations, name))) return all;
  return all.filter(({ name }) => only.includes(name));
}

async function assertReachable(run: Run): Promise<void> {
  const { exchange } = await run.probe({ method: "GET", target: run.baseUrl.pathname, headers: [], body: undefined });
  const { response } = exchange;
  if (typeof response === "string" && /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|certificate/.test(response)) {
    throw new CannotRunError(`${run.baseUrl.origin} cannot be reached. ${response}`);
  }
}

async function make({ name, title, run: check }: Check, requests: Requests): Promise<CheckResult> {
  const startedMs = performance.now();
  const result = (skipped?: string): CheckResult => ({
    name,
    title,
    ...(skipped !== undefined && { skipped }),
    durationMs: performance.now() - startedMs,
  });
  try {
    await check(requests);
    return result();
  } catch (error) {
    const isExpected = [CannotRunError, RunEndedError, SkippedError].some((each) => error instanceof each);
    if (isExpected) return result((error as Error).message);
    throw error;
  }
}

/** What cannot be taken away any more is of no consequence to what was found. */
async function cleanUp(requests: Requests): Promise<void> {
  try {
    await requests.cleanUp();
  } catch (error) {
    if (!(error instanceof CannotRunError) && !(error instanceof RunEndedError)) throw error;
  }
}

const selectFindings = ({ findings }: Run, only: readonly string[] = []) =>
  only.some((name) => Object.hasOwn(observations, name))
    ? findings.filter(({ check }) => only.includes(check))
    : findings;

function coverageOf({ document, coverage }: Run): Report["coverage"] {
  return document.operations.flatMap((operation) =>
    operation.responses.map(({ status }) => {
      const count = coverage.count(operation, status);
      const unreachable = count === 0 ? whyUnreachable(status) : undefined;
      return { operation: operation.id, status, count, ...(unreachable !== undefined && { unreachable }) };
    }),
  );
}

/** Beyond this part of all answers, the run has mostly met closed doors. */
const tooManyRefusals = 0.6;

function warningsOf({ coverage, document }: Run): string[] {
  const share = coverage.shareOf([401, 403, 404]);
  const successes = document.operations.filter((operation) =>
    operation.responses.some(({ status }) => status.startsWith("2") && coverage.count(operation, status) > 0),
  );
  const missed = document.operations.length - successes.length;
  return [
    ...(share > tooManyRefusals
      ? [`${Math.round(share * 100)} % of all answers were 401, 403 or 404: the run proved little. Is the key right?`]
      : []),
    ...(missed > 0
      ? [`${missed} of ${document.operations.length} operations were never carried out with success.`]
      : []),
  ];
}
