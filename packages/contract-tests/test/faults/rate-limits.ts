import { failing, onRequest, session, sessions, withHead } from "./changes.ts";
import type { Fault } from "./fault.ts";

const duringLife = { during: "life-cycle" };
const policy = '"key";q=10;w=5';

const telling = (limit: string) =>
  withHead({ method: "GET", path: session, status: 200 }, ({ headers }) => ({
    headers: { ...headers, ratelimit: limit, "ratelimit-policy": policy },
  }));

/** Refuses one request for a while, and is as it was after that. */
const refusing = (headers: Record<string, string>) =>
  onRequest({ method: "POST", path: sessions }, (_request, memory) => {
    if (memory.has("refused")) return undefined;
    memory.set("refused", "");
    return failing(429, "rate_limited", undefined, { "ratelimit-policy": policy, ...headers });
  });

/** What is wrong with how a server limits requests. */
export const faultsOfLimits: Fault[] = [
  {
    name: "tells of more requests left than there may be",
    caughtBy: "rate-limits",
    ...duringLife,
    ...telling('"key";r=11;t=1'),
  },
  {
    name: "tells of a limit that it names nowhere",
    caughtBy: "rate-limits",
    ...duringLife,
    ...telling('"other";r=1;t=1'),
  },
  {
    name: "refuses while there is something left",
    caughtBy: "rate-limits",
    ...duringLife,
    ...refusing({ ratelimit: '"key";r=1;t=1', "retry-after": "1" }),
  },
  {
    name: "has a client come back before it may",
    caughtBy: "rate-limits",
    ...duringLife,
    ...refusing({ ratelimit: '"key";r=0;t=2', "retry-after": "1" }),
  },
  {
    name: "has a client come back at once",
    caughtBy: "rate-limits",
    ...duringLife,
    ...refusing({ "retry-after": "0" }),
  },
  {
    name: "refuses for a while and does not say for how long",
    caughtBy: "response-headers",
    ...duringLife,
    ...refusing({}),
  },
  {
    name: "tells of its limit in the words of an older draft",
    caughtBy: "response-headers",
    ...duringLife,
    ...telling("limit=10, remaining=9, reset=1"),
  },
];
