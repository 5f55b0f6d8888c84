/** A name or IPv4 address, or an IPv6 address in brackets, and a port. */
const pattern = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])(?::\d{1,5})?$/;

/**
 * An entry of `hosted_flow_allowed_redirect_hosts`, as return URLs are compared with it: in lower case, and with its
 * port unless that is 443. Undefined for what no return URL can have as its host, wildcards among it.
 */
export function parseRedirectHost(text: string): string | undefined {
  const host = text.toLowerCase();
  if (!pattern.test(host)) return undefined;
  const url = URL.parse(`https://${host}`);
  // What the parser repairs, such as an address in octal, is not what a return URL may contain.
  return url !== null && (host === url.host || host === `${url.host}:443`) ? url.host : undefined;
}

/** As an international name has to be written, such as `xn--bcher-kva.example`; undefined when it is no such name. */
export function toAsciiHost(text: string): string | undefined {
  const isInternational = /[^\p{ASCII}]/u.test(text) && !/[/?#@\\%]/.test(text);
  const host = isInternational ? URL.parse(`https://${text}`)?.host : undefined;
  return host === undefined ? undefined : parseRedirectHost(host);
}
