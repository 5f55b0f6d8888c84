const refused = "The host has an address that is not public.";
const noHttp = "The response is not valid HTTP, or its headers are too large.";
const noTls = "No trusted TLS connection could be made.";

/** The connection was not made: the host has an address that is not public. */
export class RefusedAddressError extends Error {
  override name = "RefusedAddressError";
  readonly code = "ERR_REFUSED_ADDRESS";

  constructor() {
    super(refused);
  }
}

/** The host's name resolves to nothing. */
export class NoAddressError extends Error {
  override name = "NoAddressError";
  readonly code = "ENODATA";
}

/** No end of the response is in sight. */
export class EndlessResponseError extends Error {
  override name = "EndlessResponseError";
  readonly code = "ERR_ENDLESS_RESPONSE";
}

/** By the codes of Node, OpenSSL and undici, or by the names of errors without a code. */
const sentences: [code: RegExp, sentence: string][] = [
  [/^ERR_REFUSED_ADDRESS$/, refused],
  [/^(?:ENOTFOUND|EAI_\w+|ENODATA)$/, "The host name does not resolve."],
  [/^(?:ECONNREFUSED|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|EADDRNOTAVAIL)$/, "The host does not accept connections."],
  [/^(?:ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/, "The connection was not made in time."],
  [/^(?:CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH|INVALID_|ERR_TLS|ERR_SSL|EPROTO)/, noTls],
  [/^(?:ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET)$/, "The connection was closed before the response was complete."],
  [/^(?:HTTPParserError$|HPE_|UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES_|ERR_ENDLESS_RESPONSE)/, noHttp],
];

/**
 * One sentence for the endpoint's owner, from this list: what a stranger's host made of our request is not repeated.
 */
export function describeFailure(error: unknown): string {
  const codes = codesOf(error);
  const found = sentences.find(([pattern]) => codes.some((code) => pattern.test(code)));
  return found?.[1] ?? "The request failed.";
}

/** Several addresses may have been tried, or one failure lie behind another: not many, unless they form a circle. */
function codesOf(error: unknown, depth = 0): string[] {
  if (typeof error !== "object" || error === null || depth > 5) return [];
  const { code, name, cause, errors } = error as Record<"code" | "name" | "cause" | "errors", unknown>;
  const inner = [cause, ...(Array.isArray(errors) ? errors : [])];
  const own = [code, name].filter((text) => typeof text === "string");
  return [...own, ...inner.flatMap((each) => codesOf(each, depth + 1))];
}
