import { type Json, textOf } from "../document/json.ts";
import type { Operation } from "../document/operations.ts";
import type { SentRequest } from "../http/exchange.ts";
import type { Credentials } from "./credentials.ts";

/** A request in the words of the document. */
export interface RequestParts {
  path: Record<string, Json>;
  query: [name: string, value: Json][];
  headers: [name: string, value: string][];
  /** Undefined for none. */
  body: Json | undefined;
}

/** As it is sent to a server whose base URL has this path. */
export function toRequest(
  operation: Operation,
  { path, query, headers, body }: RequestParts,
  { basePath, credentials }: { basePath: string; credentials: Credentials },
): SentRequest {
  const route = operation.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(textOf(path[name] ?? "")),
  );
  const pairs = [...query.flatMap(([name, value]) => serialised(name, value)), ...credentials.query];
  const search = pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&");
  const hasBody = body !== undefined && operation.body !== undefined;
  return {
    method: operation.method,
    target: `${basePath}${route}${search === "" ? "" : `?${search}`}`,
    headers: [
      ["Accept", "application/json, */*;q=0.5"],
      ...(hasBody ? [["Content-Type", operation.body?.mediaType ?? ""] as [string, string]] : []),
      ...credentials.headers,
      ...headers,
    ],
    body: hasBody ? Buffer.from(JSON.stringify(body)) : undefined,
  };
}

/** Style "form", exploded, which is the default (OpenAPI 3.1, section 4.8.12.2). */
function serialised(name: string, value: Json): [string, string][] {
  if (Array.isArray(value)) return value.map((item) => [name, textOf(item)]);
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).map(([member, inner]) => [member, textOf(inner)]);
  }
  return [[name, textOf(value)]];
}
