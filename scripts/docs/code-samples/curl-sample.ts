import { isIdempotencyKey } from "./header-fields.ts";
import { escapeDoubleQuoted, quoteShell } from "./quote-shell.ts";
import type { SampleRequest } from "./sample-request.ts";

export function curlSample({ method, target, headers, body }: SampleRequest): string {
  const url = `"$PAYMENT_SESSIONS_URL${escapeDoubleQuoted(target)}"`;
  return [
    method === "GET" ? `curl ${url}` : `curl -X ${method} ${url}`,
    '-H "Authorization: Bearer $PAYMENT_SESSIONS_API_KEY"',
    ...Object.entries(headers).map(([name, value]) => `-H ${quoteHeader(name, value)}`),
    ...(body === undefined ? [] : [`-d ${quoteShell(printBody(body))}`]),
  ]
    .join(" \\\n  ")
    .concat("\n");
}

const quoteHeader = (name: string, value: string): string =>
  isIdempotencyKey(name) ? `"${name}: $(openssl rand -hex 16)"` : quoteShell(`${name}: ${value}`);

/** Line breaks inside texts are escaped, so that these are all between tokens. */
const printBody = (body: unknown): string => JSON.stringify(body, undefined, 2).replaceAll("\n", "\n  ");
