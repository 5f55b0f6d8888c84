import { createHash, randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { AddressInfo } from "node:net";
import type { Json, JsonObject } from "../../src/document/json.ts";

/**
 * The session operations once more, by somebody who has read the document and knows no code of ours: plain `node:http`,
 * one organization, everything in memory.
 */
export const secondKey = "second-implementation-key";
export const secondContractor = "cn_second";
const allowedHost = "app.example.com";
const largestBody = 64 * 1024;

interface Session extends JsonObject {
  id: string;
  status: string;
}
interface Answer {
  status: number;
  body: Json;
  headers?: Record<string, string>;
}
interface Stored {
  fingerprint: string;
  answer: Promise<Answer>;
  isDone: boolean;
}

export async function startSecondImplementation() {
  const sessions: Session[] = [];
  const stored = new Map<string, Stored>();
  const server = createServer((request, response) => {
    void answer(request, response, randomUUID(), { sessions, stored });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Memory {
  sessions: Session[];
  stored: Map<string, Stored>;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
  { sessions, stored }: Memory,
): Promise<void> {
  const { status, body, headers = {} } = await respond(request, requestId, sessions, stored);
  const text = JSON.stringify(body);
  const length = { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(text) };
  response.writeHead(status, { ...length, "Request-Id": requestId, ...headers });
  response.end(request.method === "HEAD" ? undefined : text);
}

/** An error on its way to the one place that answers. */
class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: { path: string; message: string }[];
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    code: string,
    { errors = [], headers = {} }: { errors?: Refusal["errors"]; headers?: Record<string, string> } = {},
  ) {
    super(code);
    this.status = status;
    this.code = code;
    this.errors = errors;
    this.headers = headers;
  }
}

const invalid = (...paths: string[]) =>
  new Refusal(400, "invalid_input", { errors: paths.map((path) => ({ path, message: "It is not as documented." })) });

async function respond(
  request: IncomingMessage,
  requestId: string,
  sessions: Session[],
  stored: Map<string, Stored>,
): Promise<Answer> {
  try {
    return await route(request, requestId, sessions, stored);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refused(error, requestId);
  }
}

const refused = ({ status, code, errors, headers }: Refusal, requestId: string): Answer => ({
  status,
  headers,
  body: {
    error_code: code,
    message: "The request was refused.",
    request_id: requestId,
    ...(errors.length > 0 && { errors }),
  },
});

async function route(
  request: IncomingMessage,
  requestId: string,
  sessions: Session[],
  stored: Map<string, Stored>,
): Promise<Answer> {
  const url = new URL(request.url ?? "/", "http://localhost");
  const [, encodedId, action] = /^\/api\/v1\/payment\/sessions(?:\/([^/]+))?(?:\/(cancel))?$/.exec(url.pathname) ?? [];
  const isKnown = /^\/api\/v1\/payment\/sessions(\/[^/]+(\/cancel)?)?$/.test(url.pathname);
  const body = await readBody(request);
  const id = encodedId === undefined ? undefined : decodeId(encodedId);
  if (!isKnown) throw new Refusal(404, "resource_not_found");
  const allowed = action !== undefined ? ["POST"] : id !== undefined ? ["GET", "HEAD"] : ["GET", "HEAD", "POST"];
  if (!allowed.includes(request.method ?? ""))
    throw new Refusal(405, "method_not_allowed", { headers: { Allow: allowed.join(", ") } });
  authenticate(request);
  const environment = request.headers["ten99policy-environment"];
  if (environment !== undefined && !["sandbox", "production"].includes(String(environment)))
    throw invalid("/Ten99Policy-Environment");
  if (environment === "production") throw new Refusal(400, "environment_mismatch");
  const read = parseQuery(
    url,
    id === undefined && request.method !== "POST"
      ? ["limit", "starting_after", "ending_before", "contractor", "status"]
      : [],
  );
  if (request.method !== "POST")
    return id === undefined ? list(sessions, read, url) : { status: 200, body: shown(find(sessions, id)) };
  const key = idempotencyKey(request);
  if (action === "cancel") {
    if (body.length > 0) throw invalid("");
    return actOnce(stored, requestId, key, request.url ?? "", async () => cancelled(find(sessions, id ?? "")));
  }
  const input = parseInput(request, body);
  return actOnce(stored, requestId, key, `create ${input.contractor} ${input.returnUrl}`, async () =>
    created(sessions, input),
  );
}

function decodeId(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Refusal(404, "resource_not_found");
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += (chunk as Buffer).length;
    if (length <= largestBody) chunks.push(chunk as Buffer);
  }
  if (length > largestBody) throw new Refusal(413, "payload_too_large");
  return Buffer.concat(chunks);
}

function authenticate({ headers: { authorization = "" } }: IncomingMessage): void {
  const accepted = [
    `Bearer ${secondKey}`,
    `Basic ${secondKey}`,
    `Basic ${Buffer.from(`${secondKey}:`).toString("base64")}`,
  ];
  if (!accepted.includes(authorization)) throw new Refusal(403, "invalid_api_key");
}

function parseQuery({ searchParams }: URL, known: string[]): Map<string, string> {
  const wrong = [...searchParams.keys()].filter(
    (name) => !known.includes(name) || searchParams.getAll(name).length > 1,
  );
  if (wrong.length > 0) throw invalid(...new Set(wrong.map((name) => `/${name}`)));
  const read = new Map(searchParams);
  for (const name of ["starting_after", "ending_before", "contractor"]) {
    const text = read.get(name);
    if (text !== undefined && (text === "" || text.length > 255)) throw invalid(`/${name}`);
  }
  const limit = read.get("limit") ?? "10";
  if (!/^\d+$/.test(limit) || Number(limit) < 1 || Number(limit) > 100) throw invalid("/limit");
  if (read.has("status") && !["pending", "completed", "cancelled", "expired"].includes(read.get("status") ?? ""))
    throw invalid("/status");
  if (read.has("starting_after") && read.has("ending_before")) throw invalid("/ending_before");
  return read;
}

function idempotencyKey({ headers }: IncomingMessage): string | undefined {
  for (const name of ["ten99policy-idempotent-key", "idempotency-key"]) {
    const key = headers[name];
    if (key === undefined) continue;
    if (typeof key !== "string" || !/^[\x20-\x7e]{1,255}$/.test(key))
      throw invalid(name === "idempotency-key" ? "/Idempotency-Key" : "/Ten99Policy-Idempotent-Key");
  }
  return (headers["ten99policy-idempotent-key"] ?? headers["idempotency-key"]) as string | undefined;
}

interface Input {
  contractor: string;
  returnUrl: string;
}

function parseInput({ headers }: IncomingMessage, body: Buffer): Input {
  if (body.length === 0) throw invalid("");
  if (!/^application\/json\b/.test(headers["content-type"] ?? "")) throw new Refusal(415, "unsupported_media_type");
  const text = decode(body);
  const value = parse(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw invalid("");
  const names = [...text.matchAll(/"((?:[^"\\]|\\.)*)"\s*:/g)].map(([, name]) => name);
  const unknown = Object.keys(value).filter((name) => !["contractor", "return_url"].includes(name));
  const wrong = ["contractor", "return_url"].filter(
    (name) => typeof value[name] !== "string" || value[name] === "" || isBroken(value[name]),
  );
  const tooLong = typeof value["contractor"] === "string" && value["contractor"].length > 255 ? ["contractor"] : [];
  const problems = [...unknown, ...wrong, ...tooLong];
  if (problems.length > 0 || new Set(names).size !== names.length)
    throw invalid(...new Set(problems.length > 0 ? problems.map((name) => `/${name}`) : [""]));
  return { contractor: value["contractor"] as string, returnUrl: value["return_url"] as string };
}

const isBroken = (text: string): boolean => text.includes("\u0000") || /\p{Surrogate}/u.test(text);

function decode(body: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    throw invalid("");
  }
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw invalid("");
  }
}

function isAllowedUrl(text: string): boolean {
  if (text.length > 2_048 || /[\s\\@#]|\p{Cc}/u.test(text) || !URL.canParse(text)) return false;
  const { protocol, host } = new URL(text);
  return protocol === "https:" && host === allowedHost;
}

async function created(sessions: Session[], { contractor, returnUrl }: Input): Promise<Answer> {
  if (!isAllowedUrl(returnUrl)) throw new Refusal(400, "invalid_return_url");
  if (contractor !== secondContractor) throw new Refusal(404, "resource_not_found");
  const now = Math.floor(Date.now() / 1_000);
  const session: Session = {
    id: `hps_${randomBytes(11).toString("hex")}`,
    status: "pending",
    contractor_id: contractor,
    created: now,
    expires_at: now + 1_800,
    completed_at: null,
    cancelled_at: null,
    processor: "checkout",
    return_url: new URL(returnUrl).href,
  };
  sessions.unshift(session);
  return {
    status: 201,
    body: { ...session, url: `https://pay.example.com/payment/setup/test_${randomBytes(32).toString("base64url")}` },
  };
}

async function cancelled(session: Session): Promise<Answer> {
  if (session.status !== "pending") throw new Refusal(400, "session_not_pending");
  Object.assign(session, { status: "cancelled", cancelled_at: Math.floor(Date.now() / 1_000) });
  return { status: 200, body: shown(session) };
}

const shown = (session: Session): JsonObject => ({ ...session });

function find(sessions: Session[], id: string): Session {
  const session = sessions.find((each) => each.id === id);
  if (session === undefined) throw new Refusal(404, "resource_not_found");
  return session;
}

function list(sessions: Session[], query: Map<string, string>, url: URL): Answer {
  const filtered = sessions.filter(
    (each) =>
      (!query.has("contractor") || each["contractor_id"] === query.get("contractor")) &&
      (!query.has("status") || each.status === query.get("status")),
  );
  const limit = Number(query.get("limit") ?? 10);
  const indexOf = (name: string): number => {
    const index = filtered.findIndex(({ id }) => id === query.get(name));
    if (index < 0) throw invalid(`/${name}`);
    return index;
  };
  const end = query.has("ending_before") ? indexOf("ending_before") : undefined;
  const start =
    end === undefined ? (query.has("starting_after") ? indexOf("starting_after") + 1 : 0) : Math.max(0, end - limit);
  const page = filtered.slice(start, end ?? start + limit);
  const link = (relation: string, cursor: string, session: Session | undefined): string[] => {
    if (session === undefined) return [];
    const target = new URL(url.pathname, "http://localhost");
    for (const [name, value] of query)
      if (!name.startsWith("starting") && !name.startsWith("ending")) target.searchParams.set(name, value);
    target.searchParams.set(cursor, session.id);
    return [`<${target.href}>; rel="${relation}"`];
  };
  const links = [
    ...(start + page.length < filtered.length ? link("next", "starting_after", page.at(-1)) : []),
    ...(start > 0 ? link("prev", "ending_before", page[0]) : []),
  ];
  return { status: 200, body: page.map(shown), headers: links.length > 0 ? { Link: links.join(", ") } : {} };
}

/** Acts once for each idempotency key. */
async function actOnce(
  stored: Map<string, Stored>,
  requestId: string,
  key: string | undefined,
  request: string,
  work: () => Promise<Answer>,
): Promise<Answer> {
  if (key === undefined) return work();
  const scope = `${request.startsWith("create") ? "create" : "cancel"} ${key}`;
  const fingerprint = createHash("sha256").update(request).digest("hex");
  const former = stored.get(scope);
  if (former === undefined) {
    // As long as a database would take, so that requests can meet.
    const answer = delay(20)
      .then(work)
      .catch((error: unknown) => {
        if (error instanceof Refusal) return refused(error, requestId);
        throw error;
      });
    const entry = { fingerprint, answer, isDone: false };
    stored.set(scope, entry);
    const result = await answer;
    entry.isDone = true;
    return result;
  }
  if (former.fingerprint !== fingerprint) throw new Refusal(422, "idempotency_key_reused");
  if (!former.isDone) throw new Refusal(409, "idempotency_key_in_use", { headers: { "Retry-After": "1" } });
  const answer = await former.answer;
  return { ...answer, headers: { ...answer.headers, "Idempotent-Replayed": "true" } };
}
