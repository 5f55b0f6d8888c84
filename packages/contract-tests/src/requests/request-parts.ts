import type { Json } from "../document/json.ts";
import type { Operation } from "../document/operations.ts";
import type { SentRequest } from "../http/exchange.ts";
import type { Credentials } from "./credentials.ts";
import { inPath, inQuery, type Serialisation } from "./serialise.ts";

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
  const written = (place: string, name: string): Serialisation =>
    operation.parameters.find((each) => each.in === place && each.name === name) ?? {
      name,
      style: "form",
      explode: true,
    };
  const route = operation.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) =>
    inPath(path[name] ?? "", written("path", name)),
  );
  const search = [...query, ...credentials.query]
    .flatMap(([name, value]) => inQuery(value, written("query", name)))
    .join("&");
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
