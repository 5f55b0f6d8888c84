import type { Json } from "../document/json.ts";
import type { Operation } from "../document/operations.ts";
import type { SentRequest } from "../http/exchange.ts";
import { credentialsOf } from "../requests/credentials.ts";
import type { Requests } from "../requests/requests.ts";
import { changeValue } from "./change-value.ts";
import type { BodyDraft, Draft } from "./draft.ts";
import type { KnownObjects } from "./known-objects.ts";

export interface FuzzedRequest {
  request: SentRequest;
  /** Undefined when the request is to another operation than the draft's, or to none. */
  operation: Operation | undefined;
  /** What its body says, where that is JSON that was made on purpose. */
  body: Json | undefined;
  /** What its path names of the objects that are known. */
  known: readonly string[];
}

/** Makes of a draft what is sent, now that it is known which objects there are. */
export async function toSentRequest(
  draft: Draft,
  operation: Operation,
  requests: Requests,
  objects: KnownObjects,
): Promise<FuzzedRequest> {
  const json = draft.body.kind === "json" ? await jsonOf(draft.body, operation, requests) : undefined;
  const body = draft.body.kind === "bytes" ? Buffer.from(draft.body.bytes) : json && Buffer.from(json.text);
  const { headers: own, query: ownQuery } = credentialsIn(draft, operation, requests);
  const search = [...draft.query, ...ownQuery].map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&");
  const method = draft.method ?? operation.method;
  const path = pathOf(draft, operation, objects);
  const target = `${requests.run.basePath}${path.text}${search === "" ? "" : `?${search}`}`;
  const isJson = body !== undefined && !draft.headers.some(([name]) => name.toLowerCase() === "content-type");
  const headers: SentRequest["headers"] = [
    ...own,
    ...(isJson ? [["Content-Type", "application/json"] as [string, string]] : []),
    ...draft.headers,
  ];
  const isItself = method === operation.method;
  return {
    request: { method, target, headers, body },
    operation: isItself ? operation : undefined,
    body: isItself ? json?.value : undefined,
    known: path.known,
  };
}

function credentialsIn({ credentials }: Draft, operation: Operation, { document, apiKey }: Requests) {
  if (credentials === "none") return { headers: [], query: [] };
  if (credentials === "valid") return credentialsOf(document, operation, apiKey);
  return { headers: [["Authorization", credentials.authorization] as [string, string]], query: [] };
}

async function jsonOf(
  { value, known, changes }: Extract<BodyDraft, { kind: "json" }>,
  operation: Operation,
  requests: Requests,
): Promise<{ text: string; value: Json }> {
  const filled = known ? await requests.withKnownValues(operation, value) : value;
  const changed = changeValue(filled, changes);
  return { text: JSON.stringify(changed), value: changed };
}

function pathOf({ path }: Draft, operation: Operation, objects: KnownObjects): { text: string; known: string[] } {
  const known: string[] = [];
  const text = operation.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
    const value = path[name] ?? { text: "" };
    if ("text" in value) return encode(value.text);
    const id = objects.at(operation, name, value.known);
    if (id !== undefined) known.push(id);
    return encode(id ?? "none_yet");
  });
  return { text, known };
}

/** Lone surrogates have no form in a URL; the decoder of their bytes puts U+FFFD in their place. */
const encode = (text: string): string => encodeURIComponent(Buffer.from(text).toString());
