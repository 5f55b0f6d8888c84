import { responseFor } from "../document/operations.ts";
import type { AnsweredExchange, Problem } from "./problem.ts";

/** One item of a structured field (RFC 9651, section 3.1): a name, and what of its parameters is an integer. */
interface LimitItem {
  name: string;
  parameters: Record<string, number>;
}

/**
 * Where the document names the fields of draft-ietf-httpapi-ratelimit-headers-11, they agree with one another and with
 * Retry-After.
 */
export function observeRateLimit({ operation, response: { status, headers } }: AnsweredExchange): Problem[] {
  const documented = operation && responseFor(operation, status)?.headers;
  if (documented?.some(({ name }) => name.toLowerCase() === "ratelimit") !== true) return [];
  const { ratelimit, "ratelimit-policy": policy, "retry-after": retryAfter } = headers;
  return [...observeNumbers(ratelimit, policy), ...(status === 429 ? observeRefusal(ratelimit, retryAfter) : [])];
}

function observeNumbers(limit: string | undefined, policy: string | undefined): Problem[] {
  if (limit === undefined || policy === undefined) return [];
  const policies = readItems(policy);
  return readItems(limit).flatMap(({ name, parameters: { r } }) => {
    const quota = policies?.find((each) => each.name === name)?.parameters["q"];
    if (quota === undefined) return [problem(`a policy that is called ${JSON.stringify(name)}`, policy)];
    return r !== undefined && r > quota ? [problem(`no more than ${quota} left of ${quota}`, limit)] : [];
  });
}

/** Section 6: whoever comes back when Retry-After says so does not come back to the same window. */
function observeRefusal(limit: string | undefined, retryAfter: string | undefined): Problem[] {
  const seconds = Number(retryAfter);
  if (retryAfter === undefined || !/^\d+$/.test(retryAfter)) return [];
  if (seconds === 0) return [problem("a Retry-After of at least 1 with 429", retryAfter)];
  const empty = readItems(limit ?? "").filter(({ parameters: { r } }) => r === 0);
  const ends = empty.map(({ parameters: { t } }) => t ?? 0);
  if (limit !== undefined && empty.length === 0) return [problem("nothing left with 429", limit)];
  return ends.some((end) => end > seconds)
    ? [problem(`a window that ends within ${seconds} s, as Retry-After says`, limit ?? "")]
    : [];
}

const problem = (expected: string, got: string): Problem => ({
  check: "rate-limits",
  expected,
  got: JSON.stringify(got),
});

const readItems = (text: string): LimitItem[] =>
  [...text.matchAll(/"([^"]*)"((?:; *[a-z*][a-z0-9_.*-]*(?:=[^;,]*)?)*)/g)].map(([, name = "", rest = ""]) => ({
    name,
    parameters: Object.fromEntries(
      [...rest.matchAll(/;\s*([a-z]+)=(\d+)/g)].map(([, key = "", value]) => [key, Number(value)]),
    ),
  }));
