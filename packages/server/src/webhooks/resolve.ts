import { Resolver } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

/** The addresses of a host name; none while it does not resolve. */
export type Resolve = (hostname: string) => Promise<string[]>;

export interface ResolveSettings {
  /** In place of those of the operating system. */
  servers?: string[];
  timeoutMs?: number;
}

const longestMs = 3_000;

/** Names of this machine, and names of nothing: no name server is asked about them (RFC 6761, sections 6.3 and 6.4). */
const localhost = /(?:^|\.)localhost$/i;
const invalid = /(?:^|\.)invalid$/i;

/**
 * Asks name servers itself, for a bounded time. The operating system's resolution would block one of very few threads
 * for as long as a stranger's name server is silent: two such names would hold up every other name of the process.
 */
export function createResolve({ servers, timeoutMs = longestMs }: ResolveSettings = {}): Resolve {
  return async (hostname) => {
    if (localhost.test(hostname)) return ["127.0.0.1", "::1"];
    if (invalid.test(hostname)) return [];
    const resolver = new Resolver({ timeout: timeoutMs / 2, tries: 2 });
    if (servers !== undefined) resolver.setServers(servers);
    const ending = new AbortController();
    const late = delay(timeoutMs, undefined, { signal: ending.signal }).then(
      () => resolver.cancel(),
      () => {},
    );
    const found = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
    ending.abort();
    await late;
    return found.flatMap((result) => (result.status === "fulfilled" ? result.value : []));
  };
}

export const resolveHost = createResolve();

/** The same for a socket. */
export const lookupHost: LookupFunction = (hostname, _options, callback) => {
  const answer = (addresses: string[]) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: isIP(address) })),
    );
  void resolveHost(hostname).then(answer);
};
