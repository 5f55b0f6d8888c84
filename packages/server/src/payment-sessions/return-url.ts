import { isLoopbackHostname } from "../loopback.ts";
import { maxUrlLength, refuseRawUrl, schemeAndAuthority, urlTooLong } from "../raw-url.ts";

export interface ReturnUrlRules {
  /**
   * Entries of the organization's `hosted_flow_allowed_redirect_hosts`; the port is part of an entry when it is not
   * 443.
   */
  allowedHosts: readonly string[];
  environment: "test" | "live";
}

/** The serialised URL, or what is wrong: the part of a sentence that follows its subject. */
export type ReturnUrlResult = { url: string } | { refused: string };

/**
 * Decides whether a contractor may be sent to this URL. URL parsers repair what they read (user info, backslashes,
 * tabs, full-width letters, octal addresses), and two parsers repair differently; so whatever needs repair before the
 * path is refused on the raw text, and the serialised form of what is left is what gets stored.
 */
export function parseReturnUrl(text: string, { allowedHosts, environment }: ReturnUrlRules): ReturnUrlResult {
  const refused = refuseRawUrl(text);
  if (refused !== undefined) return { refused };
  const [, scheme = "", authority = ""] = schemeAndAuthority.exec(text) ?? [];
  const url = URL.parse(text);
  if (url === null || !isUnrepaired(authority, url)) return { refused: "must be a URL with a plain host name." };
  if (url.href.length > maxUrlLength) return { refused: urlTooLong };
  if (scheme.toLowerCase() === "http" && !(environment === "test" && isLoopbackHostname(url.hostname))) {
    return { refused: "must begin with https://." };
  }
  if (!isAllowed(url, allowedHosts))
    return { refused: "must have a host that is listed in hosted_flow_allowed_redirect_hosts." };
  return { url: url.href };
}

/** Case and the scheme's default port are all that the parser may have changed in the host. */
function isUnrepaired(authority: string, url: URL): boolean {
  // The lower case of some letters that are not ASCII is: the Kelvin sign's is a k.
  if (!/^[!-~]*$/.test(authority)) return false;
  const defaultPort = url.protocol === "https:" ? ":443" : ":80";
  const host = authority.toLowerCase();
  return host === url.host || host === `${url.host}${defaultPort}`;
}

function isAllowed(url: URL, allowedHosts: readonly string[]): boolean {
  const allowed = new Set(allowedHosts.map((host) => host.toLowerCase()));
  if (allowed.has(url.host)) return true;
  return url.protocol === "http:" && url.port === "" && allowed.has(`${url.hostname}:80`);
}
