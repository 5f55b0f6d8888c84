import type { Config, RequestOptions } from "./client-options.ts";
import { idempotencyHeader } from "./idempotency.ts";
import { joinUrl, mergeHeaders, serializeBody } from "./http-parts.ts";
import { type CallInput, isJson, type Operation } from "./operation.ts";
import { expandPath, serializeQuery } from "./request-url.ts";

/** What every attempt of one call sends. The body is never a stream, so it can be sent again. */
export interface PreparedRequest {
  readonly url: string;
  readonly init: RequestInit & { readonly method: string; readonly headers: Headers };
}

/** @throws InvalidArgumentError when an argument cannot be sent. */
export function prepareRequest(
  config: Config,
  operation: Operation,
  { path, body, query }: CallInput,
  options: RequestOptions,
): PreparedRequest {
  const { method, accept = "application/json", body: contentType = "" } = operation;
  // The type of a form contains the boundary, which only `fetch` knows.
  const isTyped = body !== undefined && !(body instanceof FormData);
  const own = { accept, "content-type": isTyped ? contentType : undefined };
  const given = mergeHeaders(own, config.headers, options.headers ?? {});
  const headers = mergeHeaders(given, idempotencyHeader(method, given, options, config.randomUUID));
  const isSerialized = body !== undefined && (isJson(contentType) || contentType.endsWith("urlencoded"));
  return {
    url: joinUrl(config.baseUrl, expandPath(operation, path), serializeQuery(operation, query)),
    init: {
      method,
      headers,
      body: isSerialized ? serializeBody(body, headers) : ((body as string | undefined) ?? null),
      // A redirect would carry the body to a place that nobody configured.
      redirect: "manual",
    },
  };
}
