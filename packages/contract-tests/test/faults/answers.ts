import { isObject, type JsonObject, textOf } from "../../src/document/json.ts";
import {
  answering,
  busyOnceUsed,
  cancel,
  contractor,
  contractors,
  endpoint,
  failing,
  inResponse,
  json,
  onRequest,
  parsed,
  session,
  sessions,
  setting,
  withHead,
  without,
} from "./changes.ts";
import type { Fault, ProxyResponse } from "./fault.ts";

const duringLife = { during: "life-cycle" };
const duringReads = { during: "reads-its-writes" };

/** What is wrong with the answers themselves. */
export const faultsOfAnswers: Fault[] = [
  {
    name: "closes the connection instead of answering",
    caughtBy: "answers",
    ...duringReads,
    ...onRequest({ method: "GET", path: contractor }, () => "hang up"),
  },
  {
    name: "answers with 10 MB",
    caughtBy: "answers",
    ...duringLife,
    ...withHead({ method: "GET", path: session }, () => ({ body: Buffer.alloc(10_000_000, 32) })),
  },
  {
    name: "fails on a NUL character",
    caughtBy: "no-server-error",
    during: "refuses-hostile-text",
    ...onRequest({}, ({ body }) => (body.includes("\\u0000") ? failing(500, "general_error") : undefined)),
  },
  {
    name: "fails on deep nesting",
    caughtBy: "no-server-error",
    during: "refuses-hostile-bodies",
    ...onRequest({}, ({ body }) => (body.includes("[[[[[[[[[[") ? failing(500, "general_error") : undefined)),
  },
  {
    name: "fails on a path that is no UTF-8",
    caughtBy: "no-server-error",
    during: "refuses-hostile-paths",
    ...onRequest({ path: /%ff/ }, () => failing(500, "general_error")),
  },
  {
    name: "is unavailable for every cancellation",
    caughtBy: "no-server-error",
    ...duringLife,
    ...onRequest({ path: cancel }, () => unavailable("1")),
  },
  {
    name: "creates with 200",
    caughtBy: "documented-status",
    ...duringLife,
    ...withHead({ method: "POST", path: sessions, status: 201 }, () => ({ status: 200 })),
  },
  {
    name: "deletes with 204",
    caughtBy: "documented-status",
    ...duringReads,
    ...withHead({ method: "DELETE", path: contractor, status: 200 }, () => ({ status: 204, body: Buffer.alloc(0) })),
  },
  {
    name: "refuses with 418",
    caughtBy: "documented-status",
    during: "refuses-unknown-properties",
    ...withHead({ method: "POST", path: contractors, status: 400 }, () => ({ status: 418 })),
  },
  {
    name: "says that its JSON is HTML",
    caughtBy: "content-type",
    ...duringLife,
    ...withHead({ method: "GET", path: session }, ({ headers }) => ({
      headers: { ...headers, "content-type": "text/html" },
    })),
  },
  {
    name: "does not say what its JSON is",
    caughtBy: "content-type",
    ...duringLife,
    ...withHead({ method: "GET", path: session }, ({ headers }) => ({ headers: without(headers, "content-type") })),
  },
  {
    name: "says that its errors are problem details",
    caughtBy: "content-type",
    during: "final-states",
    ...withHead({ path: cancel, status: 400 }, ({ headers }) => ({
      headers: { ...headers, "content-type": "application/problem+json" },
    })),
  },
  {
    name: "tells times as text",
    caughtBy: "response-body",
    ...duringLife,
    ...setting({ method: "GET", path: session }, "/created", "2026-01-01T00:00:00Z"),
  },
  {
    name: "tells times in fractions of a second",
    caughtBy: "response-body",
    ...duringLife,
    ...setting({ method: "GET", path: session }, "/created", 1.5),
  },
  {
    name: "leaves the status out",
    caughtBy: "response-body",
    ...duringLife,
    ...setting({ method: "GET", path: session }, "/status", undefined),
  },
  {
    name: "knows a status that is not documented",
    caughtBy: "response-body",
    ...duringLife,
    ...setting({ path: cancel }, "/status", "canceled"),
  },
  {
    name: "has no id",
    caughtBy: "response-body",
    ...duringReads,
    ...setting({ method: "GET", path: contractor }, "/id", null),
  },
  {
    name: "answers with half a body",
    caughtBy: "response-body",
    ...duringLife,
    ...withHead({ method: "GET", path: session }, ({ body }) => ({ body: body.subarray(0, 40) })),
  },
  {
    name: "wraps its lists",
    caughtBy: "response-body",
    during: "pagination",
    ...inResponse({ method: "GET", path: sessions }, (list) => ({ data: list })),
  },
  {
    name: "leaves the code out of its errors",
    caughtBy: "response-body",
    during: "final-states",
    ...setting({ path: cancel, status: 400 }, "/error_code", undefined),
  },
  {
    name: "answers with a message that is no text",
    caughtBy: "response-body",
    during: "final-states",
    ...setting({ path: cancel, status: 400 }, "/message", ["A", "B"]),
  },
  {
    name: "tells more of a session than is documented",
    caughtBy: "undocumented-properties",
    ...duringLife,
    ...setting({ method: "GET", path: session }, "/organization_id", 7),
  },
  {
    name: "tells more of an address than is documented",
    caughtBy: "undocumented-properties",
    ...duringReads,
    ...setting({ method: "GET", path: contractor }, "/address/verified", true),
  },
  {
    name: "tells more in lists than is documented",
    caughtBy: "undocumented-properties",
    ...duringReads,
    ...setting({ method: "GET", path: contractors }, "/internal", 1),
  },
  {
    name: "shows a stack in its errors",
    caughtBy: "undocumented-properties",
    during: "final-states",
    ...setting({ path: cancel, status: 400 }, "/stack", "Error: at …"),
  },
  {
    name: "sends no Request-Id",
    caughtBy: "response-headers",
    ...duringLife,
    ...withHead({ path: cancel }, ({ headers }) => ({ headers: without(headers, "request-id") })),
  },
  {
    name: "sends a Request-Id that is too long",
    caughtBy: "response-headers",
    ...duringLife,
    ...withHead({ path: cancel }, ({ headers }) => ({ headers: { ...headers, "request-id": "r".repeat(101) } })),
  },
  {
    name: "sends a Retry-After that is no number",
    caughtBy: "response-headers",
    during: "acts-once",
    ...onRequest({ method: "POST", path: sessions }, busyOnceUsed({ "retry-after": "soon" })),
  },
  {
    name: "tells another request_id in the body",
    caughtBy: "request-id",
    during: "final-states",
    ...setting({ path: cancel, status: 400 }, "/request_id", "req_other"),
  },
  {
    name: "gives every request the same Request-Id",
    caughtBy: "request-id",
    ...withHead({}, ({ headers }) => ({ headers: { ...headers, "request-id": "req_same" } })),
  },
  ...leaks(),
];

/** Secrets that are shown again. */
function leaks(): Fault[] {
  const leak = (name: string, property: string, source: RegExp, target: RegExp, during: string): Fault => ({
    name,
    caughtBy: "shows-secrets-once",
    during,
    onResponse(response, request, memory) {
      const value = parsed(response.body);
      if (
        request.method === "POST" &&
        source.test(request.target) &&
        isObject(value) &&
        typeof value[property] === "string"
      ) {
        memory.set(textOf(value["id"]), value[property]);
        return undefined;
      }
      if (!target.test(request.target) || response.status >= 300) return undefined;
      const shown = (each: unknown) => {
        const secret = isObject(each) ? memory.get(textOf(each["id"])) : undefined;
        return secret === undefined ? each : { ...(each as JsonObject), [property]: secret };
      };
      return { ...response, body: json((Array.isArray(value) ? value.map(shown) : shown(value)) as JsonObject) };
    },
  });
  return [
    leak("shows url in get", "url", sessions, session, "life-cycle"),
    leak("shows url in lists", "url", sessions, sessions, "pagination"),
    leak("shows url in cancel", "url", sessions, cancel, "life-cycle"),
    leak("shows the secret of an endpoint", "secret", /\/webhook_endpoints$/, endpoint, "reads-its-writes"),
  ];
}

/** As the document describes it, if `retryAfter` is a number of seconds. */
export function unavailable(retryAfter: string): ProxyResponse {
  return failing(503, "service_unavailable", undefined, { "retry-after": retryAfter });
}

export const unknownPathFaults: Fault[] = [
  {
    name: "answers unknown paths with a page",
    caughtBy: "answers-unknown-paths",
    ...withHead({ path: /contract-unknown/, status: 404 }, ({ headers }) => ({
      headers: { ...headers, "content-type": "text/html" },
      body: Buffer.from("<h1>Not found</h1>"),
    })),
  },
  {
    name: "answers unknown paths with 200",
    caughtBy: "answers-unknown-paths",
    ...withHead({ path: /contract-unknown/ }, () => answering(200, {})),
  },
];
