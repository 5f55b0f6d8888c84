import { isObject, type Json, type JsonObject, withValueAt } from "../../src/document/json.ts";
import type { Fault, Memory, ProxyRequest, ProxyResponse } from "./fault.ts";

/** Which exchanges a fault is in: method and the end of the path. */
export interface Where {
  method?: string;
  path?: RegExp;
  status?: number;
}

export const sessions = /\/payment\/sessions(\?|$)/;
export const session = /\/payment\/sessions\/[^/?]+(\?|$)/;
export const cancel = /\/payment\/sessions\/[^/]+\/cancel$/;
export const contractors = /\/contractors(\?|$)/;
export const contractor = /\/contractors\/[^/?]+(\?|$)/;
export const endpoints = /\/webhook_endpoints(\?|$)/;
export const endpoint = /\/webhook_endpoints\/[^/?]+(\?|$)/;
export const events = /\/events(\?|$)/;

export const isAt = ({ method, path }: Where, request: ProxyRequest): boolean =>
  (method === undefined || method === request.method) && (path === undefined || path.test(request.target));

export function parsed(body: Buffer): Json | undefined {
  try {
    return JSON.parse(body.toString()) as Json;
  } catch {
    return undefined;
  }
}

export const json = (value: Json): Buffer => Buffer.from(JSON.stringify(value));

/** Changes the JSON of matching answers. */
export const inResponse = (
  where: Where,
  change: (value: Json, memory: Memory, request: ProxyRequest) => Json | undefined,
): Required<Pick<Fault, "onResponse">> => ({
  onResponse(response, request, memory) {
    const value = parsed(response.body);
    const isHere =
      isAt(where, request) && (where.status === undefined ? response.status < 300 : where.status === response.status);
    const changed = isHere && value !== undefined ? change(value, memory, request) : undefined;
    return changed === undefined ? undefined : { ...response, body: json(changed) };
  },
});

/** Changes one place of the objects that matching answers contain. */
export const setting = (where: Where, pointer: string, value: Json | undefined) =>
  inResponse(where, (body) =>
    Array.isArray(body) ? body.map((item) => withValueAt(item, pointer, value)) : withValueAt(body, pointer, value),
  );

/** Changes status or headers of matching answers. */
export const withHead = (
  where: Where,
  change: (response: ProxyResponse, request: ProxyRequest) => Partial<ProxyResponse>,
): Required<Pick<Fault, "onResponse">> => ({
  onResponse(response, request) {
    const isHere = isAt(where, request) && (where.status === undefined || where.status === response.status);
    return isHere ? { ...response, ...change(response, request) } : undefined;
  },
});

/** Changes the JSON object that matching requests contain, before the server sees it. */
export const inRequest = (
  where: Where,
  change: (body: JsonObject, memory: Memory) => Json | undefined,
): Required<Pick<Fault, "onRequest">> => ({
  onRequest(request, memory) {
    const value = isAt(where, request) ? parsed(request.body) : undefined;
    const changed = isObject(value) ? change(value, memory) : undefined;
    return changed === undefined ? undefined : { ...request, body: json(changed) };
  },
});

export const onRequest = (
  where: Where,
  change: (request: ProxyRequest, memory: Memory) => ProxyRequest | ProxyResponse | "hang up" | undefined,
): Required<Pick<Fault, "onRequest">> => ({
  onRequest: (request, memory) => (isAt(where, request) ? change(request, memory) : undefined),
});

/** An answer of this API's format. */
export const answering = (status: number, body: Json, headers: Record<string, string> = {}): ProxyResponse => ({
  status,
  headers: { "content-type": "application/json; charset=utf-8", "request-id": "req_fault", ...headers },
  body: json(body),
});

export const failing = (
  status: number,
  errorCode: string,
  errors?: Json,
  headers?: Record<string, string>,
): ProxyResponse =>
  answering(
    status,
    { error_code: errorCode, message: "A fault.", request_id: "req_fault", ...(errors !== undefined && { errors }) },
    headers,
  );

/** Says of an idempotency key that came before that it is in use. */
export const busyOnceUsed =
  (headers: Record<string, string>) =>
  (request: ProxyRequest, memory: Memory): ProxyResponse | undefined => {
    const key = request.headers["idempotency-key"];
    if (key === undefined) return undefined;
    const isUsed = memory.has(key);
    memory.set(key, "");
    return isUsed ? failing(409, "idempotency_key_in_use", undefined, headers) : undefined;
  };

export const without = (headers: Record<string, string>, ...names: string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));

/** Keeps the first answer for each key, for a server that goes on giving it. */
export const remembered = (memory: Memory, key: string, value: () => string): string => {
  const former = memory.get(key) ?? value();
  memory.set(key, former);
  return former;
};
