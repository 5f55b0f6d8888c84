import { isIP } from "node:net";
import type { Environment } from "../api-keys/api-key.ts";
import { type AddressRules, isAllowedAddress } from "./address-guard.ts";
import { maxUrlLength, refuseRawUrl, urlTooLong } from "../raw-url.ts";
import type { Resolve } from "./resolve.ts";

export interface TargetRules {
  environment: Environment;
  /** Set by the operator, for developers: has an effect in test alone. */
  allowLoopback: boolean;
}

/** The serialised URL, or what is wrong: the part of a sentence that follows its subject. */
export type TargetUrlResult = { url: string } | { refused: string };

/**
 * Names of networks that are not the public internet (RFC 6761, 6762 and 8375, and ICANN's reserved `internal`). Others
 * that are reserved resolve nowhere, and a name that does not resolve yet is accepted.
 */
const localNames = /(?:^|\.)(?:localhost|local|internal|home\.arpa)$/;

export const addressRules = ({ environment, allowLoopback }: TargetRules): AddressRules => ({
  allowLoopback: allowLoopback && environment === "test",
});

/**
 * Decides by its text alone whether events may be sent to a URL. Names are stored as a parser writes them, so that an
 * address in octal or hexadecimal, in full-width digits or within IPv6 is judged as what it stands for. A name in other
 * scripts is stored in Punycode: what looks like a familiar name and is another one then shows as such.
 */
export function parseTargetUrl(text: string, rules: TargetRules): TargetUrlResult {
  const refused = refuseRawUrl(text);
  if (refused !== undefined) return { refused };
  const url = parseUrl(text);
  if (url === undefined) return { refused: "must be a URL." };
  if (url.href.length > maxUrlLength) return { refused: urlTooLong };
  if (url.port === "0") return { refused: "must not have the port 0." };
  const { allowLoopback } = addressRules(rules);
  const host = hostOf(url);
  // What a local name resolves to is checked all the same.
  const isAllowed = isIP(host) > 0 ? isAllowedAddress(host, { allowLoopback }) : allowLoopback || !isLocal(host);
  if (!isAllowed) return { refused: notPublic };
  if (url.protocol === "http:" && !allowLoopback) return { refused: "must begin with https://." };
  return { url: url.href };
}

/** Decides by what the name resolves to now. A name that does not resolve may do so later, and is checked then. */
export async function checkTargetHost(
  url: string,
  rules: TargetRules,
  resolve: Resolve,
): Promise<{ refused: string } | undefined> {
  const host = hostOf(new URL(url));
  const addresses = isIP(host) > 0 ? [host] : await resolve(host);
  const isAllowed = addresses.every((address) => isAllowedAddress(address, addressRules(rules)));
  return isAllowed ? undefined : { refused: notPublic };
}

const notPublic = "must have a host with only public addresses.";

function parseUrl(text: string): URL | undefined {
  const url = URL.parse(text);
  if (url === null) return undefined;
  // The dot that ends an absolute name is no part of it in TLS, whose certificates would not match.
  url.hostname = url.hostname.replace(/\.$/, "");
  return url.hostname.startsWith("[") || isResolvable(url.hostname) ? url : undefined;
}

/** What a name server can be asked for (RFC 1035, section 2.3.4). A URL may have other names, which lead nowhere. */
const isResolvable = (name: string): boolean =>
  name.length <= 253 && name.split(".").every((label) => /^[a-z0-9_-]{1,63}$/.test(label));

/** Without the brackets of an IPv6 address. */
const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, "");

/** A name of one label is one of the operator's own network. */
const isLocal = (host: string): boolean => localNames.test(host) || !host.includes(".");
