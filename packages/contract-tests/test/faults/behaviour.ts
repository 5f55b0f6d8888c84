import { isObject, type Json, type JsonObject, textOf } from "../../src/document/json.ts";
import {
  busyOnceUsed,
  cancel,
  contractor,
  contractors,
  events,
  failing,
  inResponse,
  onRequest,
  parsed,
  remembered,
  session,
  sessions,
  setting,
  withHead,
  without,
} from "./changes.ts";
import type { Fault } from "./fault.ts";

const items = (value: Json): Json[] => (Array.isArray(value) ? value : []);
const idempotencyHeaders = ["idempotency-key", "ten99policy-idempotent-key"];

/** Each answer as it is, in the words of another server. */
export const faultsOfBehaviour: Fault[] = [
  {
    name: "answers a cancellation with the session as it was",
    caughtBy: "life-cycle",
    ...inResponse({ path: cancel }, (value) => ({ ...(value as JsonObject), status: "pending", cancelled_at: null })),
  },
  {
    name: "does not note when a session was cancelled",
    caughtBy: "life-cycle",
    ...setting({ path: cancel }, "/cancelled_at", null),
  },
  { name: "shows a session as it was at first", caughtBy: "life-cycle", ...stale({ path: session }) },
  {
    name: "creates sessions that have expired",
    caughtBy: "life-cycle",
    ...inResponse({ method: "POST", path: sessions }, (value) => ({ ...(value as JsonObject), expires_at: 1 })),
  },
  {
    name: "says nothing when a session is cancelled twice",
    caughtBy: "final-states",
    onResponse: (response, { target }, memory) =>
      cancel.test(target) ? { ...response, ...firstGood(memory, target, response) } : undefined,
  },
  {
    name: "confuses the codes of its errors",
    caughtBy: "final-states",
    ...setting({ path: cancel, status: 400 }, "/error_code", "session_expired"),
  },
  {
    name: "lets two rivals win",
    caughtBy: "one-winner",
    onResponse: (response, { target }, memory) =>
      cancel.test(target) ? { ...response, ...firstGood(memory, target, response) } : undefined,
  },
  {
    name: "makes two events of one",
    caughtBy: "one-winner",
    ...inResponse({ path: events }, (value) =>
      items(value).flatMap((event) => [
        event,
        { ...(event as JsonObject), id: textOf((event as JsonObject)["id"]).replace(/.$/, "0") },
      ]),
    ),
  },
  { name: "lists what is new a little later", caughtBy: "reads-its-writes", ...hidesNewest() },
  {
    name: "does not update",
    caughtBy: "reads-its-writes",
    ...onRequest({ method: "PUT", path: contractor }, (request) => ({
      ...request,
      method: "GET",
      headers: without(request.headers, "content-type"),
      body: Buffer.alloc(0),
    })),
  },
  { name: "shows what was deleted", caughtBy: "reads-its-writes", ...stale({ method: "GET", path: contractor }) },
  {
    name: "forgets the card",
    caughtBy: "stores-cards",
    ...setting({ method: "GET", path: contractor }, "/card", null),
  },
  {
    name: "leaves one out of its pages",
    caughtBy: "pagination",
    ...inResponse({ method: "GET", path: sessions }, (value) =>
      items(value).length > 2 ? items(value).slice(1) : undefined,
    ),
  },
  {
    name: "lists one twice",
    caughtBy: "pagination",
    ...inResponse({ method: "GET", path: sessions }, (value) =>
      items(value).length > 2 ? [...items(value), ...items(value).slice(-1)] : undefined,
    ),
  },
  {
    name: "lists the oldest first",
    caughtBy: "pagination",
    ...inResponse({ method: "GET", path: sessions }, (value) => items(value).toReversed()),
  },
  {
    name: "links to no next page",
    caughtBy: "pagination",
    ...withHead({ method: "GET", path: sessions }, ({ headers }) => ({ headers: without(headers, "link") })),
  },
  {
    name: "ignores a filter",
    caughtBy: "pagination",
    ...onRequest({ path: sessions }, (request) => ({
      ...request,
      target: request.target.replace(/&status=[a-z]+/, ""),
    })),
  },
  ...faultsOfTenants(),
  ...faultsOfIdempotency(),
];

/** Not the first of the list, which may be somebody else's by now, but what was created last by way of the proxy. */
function hidesNewest(): Pick<Fault, "onResponse"> {
  return inResponse({ path: contractors }, (value, memory) => {
    if (isObject(value)) memory.set("newest", textOf(value["id"]));
    if (!Array.isArray(value)) return undefined;
    return value.filter((each) => isObject(each) && each["id"] !== memory.get("newest"));
  });
}

/** The first good answer of each path, for ever. */
function stale(where: { method?: string; path: RegExp }): Pick<Fault, "onResponse"> {
  return {
    onResponse(response, request, memory) {
      if (!where.path.test(request.target) || request.method !== "GET") return undefined;
      const body = response.status === 200 ? response.body.toString() : undefined;
      if (body === undefined && !memory.has(request.target)) return undefined;
      return { ...response, status: 200, body: Buffer.from(remembered(memory, request.target, () => body ?? "")) };
    },
  };
}

function firstGood(memory: Map<string, string>, target: string, response: { status: number; body: Buffer }) {
  if (response.status === 200) memory.set(target, response.body.toString());
  const former = memory.get(target);
  return former === undefined ? {} : { status: 200, body: Buffer.from(former) };
}

function faultsOfTenants(): Fault[] {
  /** Reads are made with the key of whoever asked first. */
  const shared = (name: string, caughtBy: string, isReached: (target: string) => boolean): Fault => ({
    name,
    caughtBy,
    onRequest(request, memory) {
      const { authorization } = request.headers;
      if (authorization === undefined) return undefined;
      const owner = remembered(memory, "owner", () => authorization);
      return request.method === "GET" && isReached(request.target)
        ? { ...request, headers: { ...request.headers, authorization: owner } }
        : undefined;
    },
  });
  const isList = (target: string) => contractors.test(target);
  return [
    shared("shows every tenant's objects to everybody", "tenants-apart", (target) => contractor.test(target)),
    shared("lists every tenant's objects", "tenants-apart", isList),
    shared("shows one environment in the other", "environments-apart", (target) => contractor.test(target)),
    {
      name: "tells a stranger that there is something",
      caughtBy: "tenants-apart",
      onResponse(response, { headers, target }, memory) {
        const { authorization } = headers;
        if (authorization === undefined) return undefined;
        const owner = remembered(memory, "owner", () => authorization);
        if (response.status === 200) memory.set(target, "exists");
        const isSeen = memory.has(target) || (contractor.test(target) && !target.includes("000000000000"));
        return authorization !== owner && response.status === 404 && isSeen
          ? failing(403, "invalid_api_key")
          : undefined;
      },
    },
    {
      name: "ignores the environment header",
      caughtBy: "environments-apart",
      ...onRequest({}, (request) => ({ ...request, headers: without(request.headers, "ten99policy-environment") })),
    },
  ];
}

function faultsOfIdempotency(): Fault[] {
  const isCreation = { method: "POST", path: sessions };
  return [
    {
      name: "ignores idempotency keys",
      caughtBy: "replays-answers",
      ...onRequest({ method: "POST" }, (request) => ({
        ...request,
        headers: without(request.headers, ...idempotencyHeaders),
      })),
    },
    {
      name: "ignores the older idempotency header",
      caughtBy: "replays-answers",
      ...onRequest({ method: "POST" }, (request) => ({
        ...request,
        headers: without(request.headers, "ten99policy-idempotent-key"),
      })),
    },
    {
      name: "does not mark what it repeats",
      caughtBy: "replays-answers",
      ...withHead({ method: "POST" }, ({ headers }) => ({ headers: without(headers, "idempotent-replayed") })),
    },
    {
      name: "marks what it does not repeat",
      caughtBy: "replays-answers",
      ...withHead(isCreation, ({ headers }) => ({ headers: { ...headers, "idempotent-replayed": "true" } })),
    },
    {
      name: "repeats a creation without its url",
      caughtBy: "replays-answers",
      onResponse: (response, _request, memory) =>
        response.headers["idempotent-replayed"] === undefined
          ? undefined
          : { ...response, body: otherUrl(response.body, memory) },
    },
    {
      name: "repeats no error",
      caughtBy: "replays-answers",
      ...onRequest({ path: cancel }, (request, memory) =>
        memory.has(request.headers["idempotency-key"] ?? "")
          ? { ...request, headers: without(request.headers, ...idempotencyHeaders) }
          : void memory.set(request.headers["idempotency-key"] ?? "", ""),
      ),
    },
    {
      name: "carries out another request under the same key",
      caughtBy: "refuses-reused-keys",
      ...onRequest(isCreation, (request) =>
        request.body.includes("changed=1")
          ? { ...request, headers: without(request.headers, ...idempotencyHeaders) }
          : undefined,
      ),
    },
    { name: "keeps what was invalid", caughtBy: "refuses-reused-keys", ...keepsInvalid() },
    {
      name: "acts twice at the same time",
      caughtBy: "acts-once",
      ...onRequest(isCreation, (request, memory) => ({
        ...request,
        headers: {
          ...request.headers,
          ...(request.headers["idempotency-key"] !== undefined && {
            "idempotency-key": `${request.headers["idempotency-key"]}${everyOther(memory)}`,
          }),
        },
      })),
    },
    { name: "does not say when to ask again", caughtBy: "acts-once", ...onRequest(isCreation, busyOnceUsed({})) },
  ];
}

function otherUrl(body: Buffer, memory: Map<string, string>): Buffer {
  const value = parsed(body);
  memory.set("count", String(Number(memory.get("count") ?? 0) + 1));
  return isObject(value) && typeof value["url"] === "string"
    ? Buffer.from(JSON.stringify({ ...value, url: `${value["url"]}${memory.get("count")}` }))
    : body;
}

const everyOther = (memory: Map<string, string>): string => {
  memory.set("count", String(Number(memory.get("count") ?? 0) + 1));
  return Number(memory.get("count")) % 2 === 0 ? "a" : "";
};

function keepsInvalid(): Pick<Fault, "onResponse"> {
  return {
    onResponse(response, { headers }, memory) {
      const key = headers["idempotency-key"];
      if (key === undefined || key === "") return undefined;
      if (response.status === 400) memory.set(key, response.body.toString());
      return memory.has(key) ? { ...response, status: 400, body: Buffer.from(memory.get(key) ?? "") } : undefined;
    },
  };
}
